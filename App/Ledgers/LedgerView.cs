using BatchLedger.Features;
using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.Ledgers;

/// <summary>A ledger with all that its page shows. Companies and branches are those that the reader sees.</summary>
public sealed record LedgerView(Ledger Ledger, LedgerUse Use)
{
    public required IReadOnlyList<LedgerCompanyRow> Companies { get; init; }
    public required IReadOnlyList<LedgerBranchRow> Branches { get; init; }
}

public sealed record LedgerCompanyRow(int Id, string Code, string Name, bool Active, CompanyType Type, LedgerUse Use);

/// <summary>A branch that can post to the ledger: one of a company that keeps it (S4.32).</summary>
public sealed record LedgerBranchRow(string Code, string Name, bool Active, string CompanyCode, string CompanyName);

/// <summary>What a ledger's form needs to know besides the ledger: what is on, and what a Reporting ledger may translate.</summary>
public sealed record LedgerSetting(FeatureSet Features, IReadOnlyList<ActualChoice> Actuals);

public sealed record ActualChoice(int Id, string Code, string Description, string Currency)
{
    public override string ToString() => $"{Code} {Description} ({Currency})";
}

/// <summary>What this person can do with the ledger now: null is "can", otherwise the reason in the words of the service. The page draws its buttons and fields from it.</summary>
public sealed record LedgerVerbs
{
    private LedgerView View { get; init; } = null!;

    public Refusal? Save { get; private init; }
    public Refusal? Type { get; private init; }
    public Refusal? Currency { get; private init; }
    public Refusal? Translated { get; private init; }
    public Refusal? ChangeId { get; private init; }
    public Refusal? Delete { get; private init; }
    public Refusal? AddCompany { get; private init; }

    public static LedgerVerbs For(LedgerView view, FeatureSet features, Actor actor)
    {
        var (ledger, use) = (view.Ledger, view.Use);
        var may = actor.WhyNot(Permission.EditSetUp) ?? ledger.WhyNotTouch(actor);
        return new LedgerVerbs
        {
            View = view,
            Save = may,
            Type = may ?? ledger.WhyNotChangeType(use),
            Currency = may ?? ledger.WhyNotChangeCurrency(use, features),
            Translated = may ?? ledger.WhyNotChangeTranslated(use),
            ChangeId = may,
            Delete = may ?? ledger.WhyNotDelete(use),
            AddCompany = actor.WhyNot(Permission.EditSetUp),
        };
    }

    public Refusal? Remove(LedgerCompanyRow company) => AddCompany ?? WhyNotRemove(View.Ledger, company.Code, company.Use);

    /// <summary>Refuses with CompanyInLedger: something of the company stands in the ledger.</summary>
    internal static Refusal? WhyNotRemove(Ledger ledger, string company, LedgerUse use) =>
        use.Everything(ledger.Type) is { } what ? LedgerRefusals.CompanyInUse(ledger, company, what) : null;
}
