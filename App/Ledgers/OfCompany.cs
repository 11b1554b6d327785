using BatchLedger.Data;
using BatchLedger.Ui;
using Microsoft.AspNetCore.Components;

namespace BatchLedger.Ledgers;

/// <summary>A page about one company: the one that the address names (?company=HC), else the first that the reader sees.</summary>
public abstract class OfCompany : ComponentBase
{
    private string? shown;

    [Inject] private CompanyService CompanyList { get; set; } = null!;
    [Inject] protected NavigationManager Address { get; set; } = null!;
    [Inject] protected Toasts Toasts { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "company")] public string? CompanyCode { get; set; }

    /// <summary>Those that the reader sees; null until they are read.</summary>
    protected IReadOnlyList<CompanyChoice>? Companies { get; private set; }
    protected CompanyChoice? Company { get; private set; }

    /// <summary>The company to look for a record in: none named, any will do.</summary>
    protected int? Named => CompanyCode is null ? null : Company?.Id ?? 0;

    // Only when the address changed: a redrawn layout must not throw away what is being typed.
    protected override async Task OnParametersSetAsync()
    {
        if (shown == Address.Uri) return;
        shown = Address.Uri;
        Companies = await CompanyList.PickAsync();
        Company = CompanyCode is null && Companies.Count > 0 ? Companies[0]
            : Companies.FirstOrDefault(c => c.Code.Equals(CompanyCode, StringComparison.OrdinalIgnoreCase));
        await LoadAsync();
    }

    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>The page is about a record; from then on about its company.</summary>
    protected void Turn(int companyId) => Company = Companies?.FirstOrDefault(c => c.Id == companyId);

    /// <summary>An address that stays in the company. With one company there is nothing to say.</summary>
    protected string Within(string address) => Companies?.Count > 1 && Company is not null ? $"{address}?company={Company.Code}" : address;

    protected static ListQuery Asked(GridQuery query) => new(query.Text, query.Skip, query.Size, query.Sort, query.Descending);

    protected static GridRows<T> Shown<T>(Listed<T> listed) => new(listed.Rows, listed.Total);
}
