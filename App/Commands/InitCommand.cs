using System.CommandLine;
using System.Globalization;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;

namespace BatchLedger.Commands;

internal static class InitCommand
{
    private static readonly Option<string> Code = new("--company") { Description = "The company's code, as HC.", Required = true, HelpName = "CODE" };
    private static readonly Option<string> Name = new("--name") { Description = "The company's name.", Required = true };
    private static readonly Option<string> Currency = new("--currency") { Description = "Its currency, as USD.", DefaultValueFactory = _ => "USD" };
    private static readonly Option<string> Years = new("--years") { Description = "Its fiscal years, as 2015-2017 or 2026.", Required = true };

    public static Command Make()
    {
        Years.Validators.Clear();
        Years.Validators.Add(result =>
        {
            if (YearsOf(result.GetValueOrDefault<string>() ?? "") is null) result.AddError("--years is written 2015-2017, or 2026 for one year.");
        });
        return new Command("init", "Makes a company with a ledger, a branch, an account map and fiscal years of twelve periods.") { Code, Name, Currency, Years }.Founds(async desk =>
        {
            var (first, last) = YearsOf(desk.Typed.GetValue(Years)!)!.Value;
            var draft = new CompanyDraft { Code = desk.Typed.GetValue(Code)!, Name = desk.Typed.GetValue(Name)!, Currency = desk.Typed.GetValue(Currency)! };
            var (company, refusal) = await desk.Get<CompanySetUp>().FoundAsync(draft, first, last, desk.Token);
            if (company is null) return refusal;
            desk.Print($"Company {company.Code} ({company.Name}) is ready: {company.Currency}, fiscal years {first} to {last}.");
            return null;
        });
    }

    private static (int First, int Last)? YearsOf(string written)
    {
        var parts = written.Split('-');
        if (parts.Length > 2 || !parts.All(part => part.Length == 4 && part.All(char.IsAsciiDigit))) return null;
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[^1], CultureInfo.InvariantCulture));
    }
}
