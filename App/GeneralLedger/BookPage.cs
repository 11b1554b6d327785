using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.Ui;
using Microsoft.AspNetCore.Components;

namespace BatchLedger.GeneralLedger;

/// <summary>A page about a part of the books. The part stands in the address, so that it can be kept and sent.</summary>
public abstract class BookPage : LiveComponent
{
    [Inject] protected BookReader Books { get; set; } = null!;
    [Inject] protected NavigationManager Address { get; set; } = null!;

    [SupplyParameterFromQuery] public string? Company { get; set; }
    [SupplyParameterFromQuery] public string? Ledger { get; set; }
    [SupplyParameterFromQuery] public string? From { get; set; }
    [SupplyParameterFromQuery] public string? To { get; set; }
    [SupplyParameterFromQuery] public string? Branch { get; set; }
    [SupplyParameterFromQuery] public string? Department { get; set; }
    [SupplyParameterFromQuery] public string? Account { get; set; }
    [SupplyParameterFromQuery] public bool All { get; set; }

    /// <summary>The part that is shown; null while there is none.</summary>
    protected abstract BookScope? Scope { get; }

    /// <summary>Batches are posted and reopened, ledgers renamed and translated, budgets entered.</summary>
    protected override IReadOnlyList<string> ListenTo =>
        [Topics.Batches, Topics.Periods, Topics.Ledgers, Topics.Translations, .. Scope?.Ledger is { Type: LedgerType.Budget, Id: var budget } ? [Topics.Budget(budget)] : (string[])[]];

    protected BookWish Wish => new() { Company = Company, Ledger = Ledger, From = From, To = To, Branch = Branch, Department = Department, Account = Account, All = All };

    protected void Show(string name, object? value) =>
        Address.NavigateTo(Address.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = value, ["page"] = null }));

    /// <summary>The two files of what the page shows.</summary>
    protected IReadOnlyList<ActionItem> Downloads<T>(BookView<T> view, string path) where T : class =>
    [
        new(this, "Excel", () => Take(path, BookFormat.Excel)) { Refused = view.Found.Refusal ?? view.WhyNotTake },
        new(this, "CSV", () => Take(path, BookFormat.Csv)) { Refused = view.Found.Refusal ?? view.WhyNotTake },
    ];

    private Task Take(string path, BookFormat format)
    {
        var address = Wish.At(path);
        Address.NavigateTo($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format={format.Word()}", forceLoad: true);
        return Task.CompletedTask;
    }
}
