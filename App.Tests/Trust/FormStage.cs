using BatchLedger.Live;
using BatchLedger.Managements;
using BatchLedger.Tests.Ui;
using BatchLedger.Transactions;
using BatchLedger.Trust;
using BatchLedger.Ui;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Trust;

/// <summary>Opens the forms of trust money over a real database: 14 Mill Lane of Harbour Trust, let to A. Novak at 520.00 a week from 02 Mar 2026 with a bond
/// of 2,080.00, water over 40.00 invoiced, a fee of 5 percent of the rent, and batch B-000001 open in March. It is 10 March.</summary>
public abstract class FormStage : UiStage, IAsyncLifetime
{
    protected static readonly DateOnly Day = new(2026, 3, 9);

    protected Books Books { get; private set; } = default!;
    protected Association Association { get; private set; } = default!;
    protected Management Lane { get; private set; } = default!;
    protected Tenancy Novak { get; private set; } = default!;
    protected TenancyInvoice Water { get; private set; } = default!;

    protected IRenderedComponent<MudDialogProvider> Screen { get; private set; } = default!;

    protected TrustDialogs Dialogs => Services.GetRequiredService<TrustDialogs>();

    protected string Said => Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text;

    public async ValueTask InitializeAsync()
    {
        Books = await Books.OpenAsync();
        Association = await Association.FoundAsync(Books);
        var company = Association.Company.Id;
        Lane = new Management { Number = "M-000107", CompanyId = company, BranchId = Association.Branch.Id, Place = "14 Mill Lane", OwnerName = "Harbour Trust", FeeRate = 500 };
        await Books.PutAsync(Lane);
        Novak = new Tenancy
        {
            CompanyId = company, ManagementId = Lane.Id, Tenants = "A. Novak", Reference = "NOVAK", Start = new DateOnly(2026, 3, 2), End = new DateOnly(2026, 3, 29), BondRequired = 2_080_00,
        };
        Novak.Agree(520_00, RentPeriod.Week);
        await Books.PutAsync(Novak);
        Water = new TenancyInvoice
        {
            Number = "TI-000012", CompanyId = company, ManagementId = Lane.Id, TenancyId = Novak.Id, Date = Day, Due = Day.AddDays(14), Description = "Water", Amount = 40_00,
        };
        await Books.PutAsync(Water);
        Services.AddSingleton(Books.Get<TrustChoices>()).AddSingleton(Books.Get<TrustReceiptService>()).AddSingleton(Books.Get<TrustPaymentService>()).AddSingleton(Books.Get<FeeService>())
            .AddSingleton(Books.Get<TrustCorrectionService>()).AddSingleton(Books.Get<Bell>()).AddScoped<TrustDialogs>();
        Render<MudPopoverProvider>();
        Screen = Render<MudDialogProvider>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await DisposeComponentsAsync();
        await base.DisposeAsyncCore();
        await Books.DisposeAsync();
    }

    /// <summary>The form stands open when this answers; the task ends with the form.</summary>
    protected Task<bool> Open(Func<TrustDialogs, Task<bool>> form)
    {
        var asked = Screen.InvokeAsync(() => form(Dialogs));
        Screen.WaitForElement(".mud-dialog form");
        return asked;
    }

    protected Task TypeAsync(string label, string text) => Screen.Field(label).ChangeAsync(new() { Value = text });

    protected Task SaveAsync() => Screen.Find(".mud-dialog form").SubmitAsync();

    protected string Refusal => Screen.Find(".mud-dialog .bl-refusal").TextContent.Trim();

    /// <summary>"Unallocated 80.00 of 600.00" of the figures that move while one types.</summary>
    protected string Figure(string label) => string.Join(' ', Screen.FindAll(".mud-dialog .bl-fact").Single(f => f.QuerySelector("dt")!.TextContent == label)
        .QuerySelectorAll("dd").Select(dd => dd.TextContent.Trim()).Where(words => words.Length > 0));

    protected async Task<Transaction> ReceivedAsync(long amount, Action<ReceiptDraft>? with = null)
    {
        var draft = new ReceiptDraft { ManagementId = Lane.Id, TenancyId = Novak.Id, Batch = "B-000001", Date = Day, Amount = amount };
        with?.Invoke(draft);
        var (made, refusal) = await Books.Get<TrustReceiptService>().ReceiptAsync(draft);
        Assert.Null(refusal);
        return made!;
    }

    protected async Task<TrustStanding> StandingAsync(Transaction of)
    {
        await using var db = Books.Db();
        return (await TrustStandings.ReadAsync(db, [of.Id], CancellationToken.None))[of.Id];
    }

    protected async Task<Transaction> LastAsync()
    {
        await using var db = Books.Db();
        return await db.Transactions.Include(t => t.Trust!.Allocations).OrderBy(t => t.Id).LastAsync();
    }

    protected async Task<TrustFunds> FundsAsync()
    {
        await using var db = Books.Db();
        return await TrustFunds.ReadAsync(db, Lane.Id, CancellationToken.None);
    }
}
