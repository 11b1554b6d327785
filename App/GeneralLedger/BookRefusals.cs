using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.GeneralLedger;

/// <summary>Every "no" about reading the books.</summary>
public static class BookRefusals
{
    public static Refusal NoCompany => new Refusal("Books.NoCompany", "There is no company yet. Make the company first; everything else belongs to one.").With(new RecordLink("New company", "/companies/new"));

    public static Refusal NoLedger(Company company) => new Refusal("Books.NoLedger", $"Company {company.Code} keeps no ledger yet.").With(new RecordLink("Ledgers", "/ledgers"));

    public static Refusal NoPeriods(Company company) => new Refusal("Books.NoPeriods", $"Company {company.Code} has no fiscal periods yet. Generate a fiscal year first.").With(new RecordLink("Fiscal periods", "/fiscal-years"));

    public static Refusal Backwards(FiscalPeriod from, FiscalPeriod to) => new("Books.Backwards", $"{from.Name} comes after {to.Name}. Choose a first period that is not after the last one.");

    public static Refusal NameAccount => new("Books.NameAccount", "Name the account whose ledger is wanted.");
}
