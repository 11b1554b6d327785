using BatchLedger.Catalog;
using BatchLedger.Imports;
using BatchLedger.RecurringJournals;
using BatchLedger.Sales;
using BatchLedger.Tests.Imports;
using BatchLedger.Tests.Trust;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.Managements;

/// <summary>Managements answer for the balance of trust accounts, so nothing else posts there.</summary>
public class TrustAccountTests
{
    private const string No = "account 2500 (Owner funds) holds trust money; record it on the ledger of a management.";

    [Fact]
    public async Task No_manual_journal_touches_a_trust_account_but_those_of_fees()
    {
        await using var office = await TrustOffice.OpenAsync();
        var journals = office.Books.Get<TransactionService>();

        var refused = await journals.RecordAsync(Journal(office, "2500"));

        Assert.Equal("Line 2: " + No, TrustOffice.Refused(refused));
        Assert.Equal("/managements", Assert.Single(refused.Refusal!.Links).Address);
        Assert.Null((await journals.RecordAsync(Journal(office, "4500"))).Refusal);
    }

    [Fact]
    public async Task No_recurring_journal_and_no_file_brings_one_in()
    {
        await using var office = await TrustOffice.OpenAsync();
        var house = office.Association;
        var draft = new RecurringJournalDraft
        {
            CompanyId = house.Company.Id, BranchId = house.Branch.Id, LedgerId = house.Ledger.Id, Name = "Owner", First = new DateOnly(2026, 4, 1),
            Lines = [new() { AccountId = house.Accounts["1010"].Id, Debit = 10_00 }, new() { AccountId = house.Accounts["2500"].Id, Credit = 10_00 }],
        };

        Assert.Equal("Line 2: " + No, TrustOffice.Refused(await office.Books.Get<RecurringJournalService>().SaveAsync(draft)));
        var file = house.File(ImportKind.Journals, "journal,date,description,line,account,debit,credit,reference\nJ-1,2026-03-05,Rent,1,1010,10.00,,\nJ-1,2026-03-05,Rent,2,2500,,10.00,\n");
        var (report, _) = await office.Books.Get<ImportService>().DryRunAsync(file);
        Assert.Contains("A" + No[1..], Assert.Single(report!.InWords()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_payment_method_and_no_product_posts_to_one()
    {
        await using var office = await TrustOffice.OpenAsync();
        var (check, dues) = (PaymentMethodDraft.Of(office.Association.Check), ProductDraft.Of(office.Association.Dues));
        (check.AccountId, dues.RevenueAccountId) = (office.Association.Accounts["2500"].Id, office.Association.Accounts["2500"].Id);

        Assert.Equal("Clearing or bank account: " + No, TrustOffice.Refused(await office.Books.Get<PaymentMethodService>().SaveAsync(check)));
        Assert.Equal("Revenue account: " + No, TrustOffice.Refused(await office.Books.Get<ProductService>().SaveAsync(dues)));
    }

    [Fact]
    public async Task A_journal_from_before_the_account_held_trust_money_is_still_taken_back()
    {
        await using var office = await TrustOffice.OpenAsync();
        var map = await office.FirstAsync<BatchLedger.Accounts.AccountMap>();
        await office.ChangeAsync<BatchLedger.Accounts.AccountMap>(map.Id, m => m.OwnerFundsId = null);
        var journal = TrustOffice.Made(await office.Books.Get<TransactionService>().RecordAsync(Journal(office, "2500")));
        await office.ChangeAsync<BatchLedger.Accounts.AccountMap>(map.Id, m => m.OwnerFundsId = map.OwnerFundsId);

        Assert.Equal(journal.Id, TrustOffice.Made(await office.Books.Get<ReversalService>().ReverseAsync(new ReversalDraft { JournalId = journal.Id, Batch = office.Batch, Date = TrustOffice.Today })).ReversesId);
    }

    private static TransactionDraft Journal(TrustOffice office, string account)
    {
        var draft = new TransactionDraft { Batch = office.Batch, Kind = TransactionKind.ManualJournal, Date = TrustOffice.Today, Description = "Owner" };
        draft.Journal.Add(new() { AccountId = office.Association.Accounts["1010"].Id, Debit = 10_00 });
        draft.Journal.Add(new() { AccountId = office.Association.Accounts[account].Id, Credit = 10_00 });
        return draft;
    }
}
