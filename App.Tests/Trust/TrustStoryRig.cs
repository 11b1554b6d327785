using BatchLedger.BankReconciliations;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using BatchLedger.Managements;
using BatchLedger.OwnerStatements;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using BatchLedger.Trust;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Trust;

/// <summary>The real services over one real database. Each story has a management of its own; a batch holds a hundred stories, and then gets its ledger.</summary>
internal sealed class TrustStoryRig : IAsyncDisposable
{
    private const int StoriesOfBatch = 100;

    private readonly TrustOffice office;
    private readonly Reconciliation reconciliation;
    private int stories;

    private TrustStoryRig(TrustOffice office, Reconciliation reconciliation) => (this.office, this.reconciliation) = (office, reconciliation);

    public TrustOffice Office => office;
    public Books Books => office.Books;

    /// <summary>How often the services did what was asked, and how often they refused with which word.</summary>
    public Dictionary<string, int> Answers { get; } = [];

    public static async Task<TrustStoryRig> OpenAsync()
    {
        var office = await TrustOffice.OpenAsync();
        var reconciliation = new Reconciliation { Number = "BR-000001", CompanyId = office.Association.Company.Id, StatementDate = new DateOnly(2026, 3, 31), Opening = 0, Closing = 0 };
        await office.Books.PutAsync(reconciliation);
        return new TrustStoryRig(office, reconciliation);
    }

    /// <summary>A new management with two tenants, each with a water bill.</summary>
    public async Task<TrustStory> BeginAsync()
    {
        if (stories++ % StoriesOfBatch == 0) await NextBatchAsync();
        var management = await office.ManageAsync($"M-{stories + 1000:D6}");
        Tenancy[] tenants = [await office.LetAsync(management, "B. Silva"), await office.LetAsync(management, "C. Okafor", new DateOnly(2026, 3, 29))];
        TenancyInvoice[] bills = [.. tenants.Select((tenant, at) => new TenancyInvoice
        {
            Number = $"TI-{2 * stories + at:D6}", CompanyId = management.CompanyId, ManagementId = management.Id, TenancyId = tenant.Id, Date = TrustModel.Today, Due = TrustModel.Today, Description = "Water", Amount = TrustModel.Water,
        })];
        await Books.PutAsync([.. bills]);
        return new TrustStory(this, management, tenants) { Bills = bills };
    }

    /// <summary>By the real run, proved by it, and looked at once more: debits are credits, and the trust bank is what the entries say.</summary>
    public async Task CreateLedgerAsync()
    {
        if (stories == 0) return;
        Assert.Null(await Books.Get<BatchLifeService>().CloseAsync(office.Batch));
        var (run, refusal) = await Books.Get<LedgerRunService>().CreateAsync(office.Batch);
        Assert.True(run is not null || refusal?.Code == "LedgerRun.NothingToPost", refusal?.Message);
        if (run is null) return;
        await Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        await using var db = Books.Db();
        var batch = await db.Batches.SingleAsync(b => b.Number == office.Batch);
        var entry = await db.JournalEntries.SingleAsync(e => e.Id == batch.JournalEntryId);
        var account = office.Association.Accounts["1100"].Id;
        Assert.Equal((JournalEntryState.Ready, entry.Debit), (entry.State, entry.Credit));
        Assert.Equal(await db.TrustEntries.Where(e => e.Transaction.BatchId == batch.Id).SumAsync(e => e.Bank), await db.JournalLines.Where(l => l.JournalEntryId == entry.Id && l.AccountId == account).SumAsync(l => l.Debit - l.Credit));
    }

    public void Count(string answer) => Answers[answer] = Answers.GetValueOrDefault(answer) + 1;

    /// <summary>Ticked, past every service.</summary>
    public Task PresentAsync(int transactionId) => office.ChangeAsync<TrustEntry>(transactionId, entry => entry.ReconciliationId ??= entry.Bank == 0 ? null : reconciliation.Id);

    /// <summary>Everything of the management that no statement tells of, past every service.</summary>
    public async Task StateAsync(Management management)
    {
        await using var db = Books.Db();
        var made = new OwnerStatement
        {
            CompanyId = management.CompanyId, Number = 1 + await db.OwnerStatements.CountAsync(), ManagementId = management.Id, From = TrustModel.Today, To = TrustModel.Today, Opening = 0, Closing = 0, MadeAt = Books.Start, MadeBy = "R. Osei",
        };
        await Books.PutAsync(made);
        await Books.Get<WriteGate>().PassAsync(() => db.TrustEntries.Where(e => e.ManagementId == management.Id && e.StatementId == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.StatementId, made.Id)));
    }

    private async Task NextBatchAsync()
    {
        if (stories > 1) await CreateLedgerAsync();
        var batch = new Batch
        {
            Number = $"B-9{stories:D5}", CompanyId = office.Association.Company.Id, BranchId = office.Association.Branch.Id, LedgerId = office.Association.Ledger.Id, Name = "Trust money", Date = TrustModel.Today,
            FiscalPeriodId = office.Association.March.Id, OpenedAt = Books.Start, OpenedBy = "R. Osei",
        };
        await Books.PutAsync(batch);
        office.Batch = batch.Number;
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();
}

/// <summary>One story while it is played: the services and the model, side by side.</summary>
internal sealed class TrustStory(TrustStoryRig rig, Management management, Tenancy[] tenants)
{
    private readonly TrustModel model = new();
    private readonly List<int> ids = [];
    private readonly List<string> told = [];

    /// <summary>What was asked for so far, a line each.</summary>
    public string Told => string.Join('\n', told);

    public required TenancyInvoice[] Bills { get; init; }

    /// <summary>The services answer as the model does, at every step; in the end the books are the model's, and everything that must hold does.</summary>
    public async Task PlayAsync(IReadOnlyList<TrustStep> steps)
    {
        foreach (var step in steps)
        {
            var ask = TrustStories.Ask(step, model);
            told.Add($"{ask}");
            var answer = await AnswerAsync(ask);
            var expected = ask.Of(model);
            Assert.True(answer?.Code == expected, $"{ask}: the services said “{answer?.ToString() ?? "done"}”, the model “{expected ?? "done"}”.");
            rig.Count(expected ?? ask.GetType().Name);
            if (expected is null) await FollowAsync();
        }
        await TrustInvariants.AssertAsync(rig, (management, tenants, ids), model);
    }

    private async Task<Refusal?> AnswerAsync(TrustAsk ask)
    {
        var (office, batch) = (rig.Office, rig.Office.Batch);
        switch (ask)
        {
            case TrustAsk.Receipt receipt:
                return (await office.Receipts.ReceiptAsync(new ReceiptDraft
                {
                    ManagementId = management.Id, TenancyId = receipt.Tenant < 0 ? null : tenants[receipt.Tenant].Id, Batch = batch, Date = receipt.Day, Amount = receipt.Amount, Rent = receipt.Rent, Bond = receipt.Bond,
                    Invoices = Water(receipt.Tenant, receipt.Water),
                })).Refusal;
            case TrustAsk.Allocation allocation:
                return (await office.Receipts.AllocateAsync(new AllocationDraft
                {
                    TenancyId = tenants[allocation.Tenant].Id, Batch = batch, Date = allocation.Day, Rent = allocation.Rent, Bond = allocation.Bond, Invoices = Water(allocation.Tenant, allocation.Water),
                })).Refusal;
            case TrustAsk.Payment payment:
                return (await office.Payments.PayAsync(new PaymentDraft
                {
                    Kind = payment.Kind, ManagementId = management.Id, TenancyId = tenants[payment.Tenant].Id, Batch = batch, Date = payment.Day, Amount = payment.Amount, Payee = "Swift Plumbing",
                    Means = payment.Cheque ? PaymentMeans.Cheque : PaymentMeans.Eft, Cheque = payment.Cheque ? "100200" : null,
                })).Refusal;
            case TrustAsk.Charge charge:
                return await office.Fees.ChargeAsync(new FeeDraft { ManagementId = management.Id, Date = charge.Day, Amount = charge.Amount });
            case TrustAsk.DeleteFee delete:
                var fee = (await FeesAsync())[delete.Fee];
                return await office.Fees.DeleteAsync(fee.Id, "Charged twice", fee.Version);
            case TrustAsk.Disburse disburse:
                var all = await FeesAsync();
                return (await office.Fees.DisburseAsync(new FeeDisbursalDraft { ManagementId = management.Id, Batch = batch, Date = disburse.Day, FeeIds = [.. disburse.Fees.Select(at => all[at].Id)] })).Refusal;
            default:
                return await CorrectedAsync(ask);
        }
    }

    private async Task<Refusal?> CorrectedAsync(TrustAsk ask)
    {
        var (corrections, batch) = (rig.Office.Corrections, rig.Office.Batch);
        switch (ask)
        {
            case TrustAsk.Reverse reverse:
                return (await corrections.ReverseAsync(new CorrectionDraft { TransactionId = ids[reverse.Row], Batch = batch, Reason = "Wrong" })).Refusal;
            case TrustAsk.Dishonour dishonour:
                return (await corrections.DishonourAsync(new CorrectionDraft { TransactionId = ids[dishonour.Row], Batch = batch, Reason = "No funds" })).Refusal;
            case TrustAsk.Reassignment move:
                int? Bill(TrustPurpose purpose) => purpose is TrustPurpose.Invoice && model.Rows[move.Row].Tenant is >= 0 and var tenant ? Bills[tenant].Id : null;
                return (await corrections.ReassignAsync(new ReassignDraft
                {
                    TransactionId = ids[move.Row], Batch = batch, Reason = "Was meant for the other", From = move.From, FromInvoiceId = Bill(move.From), To = move.To, ToInvoiceId = Bill(move.To), Amount = move.Amount,
                })).Refusal;
            case TrustAsk.ToCheque change:
                return (await corrections.ChangeToChequeAsync(new ChequeDraft { TransactionId = ids[change.Row], Batch = batch, Cheque = "100300" })).Refusal;
            case TrustAsk.Present present:
                await rig.PresentAsync(ids[present.Row]);
                return null;
            default:
                await rig.StateAsync(management);
                return null;
        }
    }

    private List<InvoicePart> Water(int tenant, long amount) => amount == 0 || tenant < 0 ? [] : [new InvoicePart(Bills[tenant].Id, amount)];

    private async Task<List<ManagementFee>> FeesAsync()
    {
        await using var db = rig.Books.Db();
        return await db.ManagementFees.AsNoTracking().Where(f => f.ManagementId == management.Id).OrderBy(f => f.Id).ToListAsync();
    }

    /// <summary>Finds out the ids of the rows that are new.</summary>
    private async Task FollowAsync()
    {
        if (model.Rows.Count == ids.Count) return;
        await using var db = rig.Books.Db();
        var last = ids.Count == 0 ? 0 : ids[^1];
        ids.AddRange(await db.TrustEntries.Where(e => e.ManagementId == management.Id && e.TransactionId > last).OrderBy(e => e.TransactionId).Select(e => e.TransactionId).ToListAsync());
        Assert.Equal(model.Rows.Count, ids.Count);
    }
}
