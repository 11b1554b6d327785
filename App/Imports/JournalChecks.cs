using System.Text.RegularExpressions;
using BatchLedger.Currencies;
using BatchLedger.Transactions;

namespace BatchLedger.Imports;

/// <summary>Rows to balanced journals, or faults. Rows of one journal need not follow each other.</summary>
internal static partial class JournalChecks
{
    public const int NumberLength = 30;

    public static IReadOnlyList<JournalPlan> Check(ImportSheet sheet, ImportLookup lookup, ImportFindings findings)
    {
        var days = new Dictionary<DateOnly, string?>();
        var journals = new Dictionary<string, Rows>();
        foreach (var row in sheet.Rows)
        {
            var fields = new Fields(row, findings.Faults);
            var number = fields.Required("journal", NumberLength);
            var line = JournalLineChecks.Check(fields, lookup, days);
            if (number is null) continue;
            if (!journals.TryGetValue(number, out var rows)) journals[number] = rows = new Rows(number, row.Number);
            rows.Add(line);
        }
        var plans = journals.Values.Select(rows => Check(rows, lookup, findings)).OfType<JournalPlan>().ToList();
        if (plans.Count == 0 && findings.Faults.IsEmpty) findings.Faults.Add(0, "", "The file has no journal with an amount.");
        return plans;
    }

    private static JournalPlan? Check(Rows rows, ImportLookup lookup, ImportFindings findings)
    {
        void Fault(int row, string column, string what) => findings.Faults.Add(row, column, what, rows.Number);

        if (lookup.Transactions.TryGetValue(rows.Number, out var there)) Fault(rows.First, "journal", $"Journal {rows.Number} was imported before, into batch {there.Batch}.");
        else if (OwnSeries().IsMatch(rows.Number)) Fault(rows.First, "journal", "Numbers such as T-000123 are given by BatchLedger. Choose others.");
        if (rows.Broken) return null;

        if (rows.WhyNotOne() is { } odd)
        {
            Fault(odd.Row, odd.Column, odd.Why);
            return null;
        }
        var lines = rows.Numbered(findings);
        if (lines.Count == 0)
        {
            findings.Notes.Add($"Journal {rows.Number} has only lines of 0.00, so it was left out.");
            return null;
        }
        var (debits, credits) = (lines.Aggregate(Int128.Zero, (sum, line) => sum + line.Debit), lines.Aggregate(Int128.Zero, (sum, line) => sum + line.Credit));
        if (lines.Count < 2 && !lookup.IsStatistical) Fault(rows.First, "journal", $"Journal {rows.Number} has one line with an amount; it needs at least two.");
        else if (debits > Money.Limit || credits > Money.Limit) Fault(rows.First, "journal", $"Journal {rows.Number} comes to more than {new Money(Money.Limit, lines[0].Currency)}.");
        else if (debits != credits && !lookup.IsStatistical) Fault(rows.First, "journal", Unbalanced(rows.Number, new Money((long)debits, lines[0].Currency), new Money((long)credits, lines[0].Currency)));
        else return new JournalPlan(rows.Number, lines) { Amount = (long)Int128.Max(debits, credits), Reference = Reference(rows.Number, lines, findings) };
        return null;
    }

    private static string Unbalanced(string number, Money debits, Money credits) =>
        $"Journal {number} does not balance: debits {debits}, credits {credits}, difference {debits - credits}.";

    // A transaction has one reference; the file has one a line.
    private static string Reference(string number, IReadOnlyList<JournalLinePlan> lines, ImportFindings findings)
    {
        var references = lines.Select(line => line.Reference).Where(reference => reference.Length > 0).Distinct().ToList();
        var all = string.Join(", ", references);
        if (all.Length <= Transaction.ReferenceLength) return all;
        findings.Notes.Add($"Journal {number} has {references.Count} references; only {references[0]} was kept.");
        return references[0];
    }

    [GeneratedRegex(@"^T-\d{6,}$")]
    private static partial Regex OwnSeries();

    private sealed class Rows(string number, int first)
    {
        private readonly List<JournalLinePlan> lines = [];

        public string Number { get; } = number;
        public int First { get; } = first;

        /// <summary>A row had faults of its own, so what the rows come to together says nothing.</summary>
        public bool Broken { get; private set; }

        public void Add(JournalLinePlan? line)
        {
            if (line is null) Broken = true;
            else lines.Add(line);
        }

        public (int Row, string Column, string Why)? WhyNotOne()
        {
            var head = lines[0];
            foreach (var line in lines.Skip(1))
            {
                if (line.Date != head.Date) return (line.Row, "date", $"Journal {Number} has the date {line.Date:yyyy-MM-dd} here and {head.Date:yyyy-MM-dd} in row {head.Row}. Is the number used twice?");
                if (line.Currency != head.Currency) return (line.Row, "currency", $"Journal {Number} is in {line.Currency} here and in {head.Currency} in row {head.Row}.");
            }
            var twice = lines.Where(line => line.LineNo > 0).GroupBy(line => line.LineNo).FirstOrDefault(group => group.Count() > 1)?.ToList();
            return twice is null ? null : (twice[1].Row, "line", $"Journal {Number} has line {twice[1].LineNo} in row {twice[0].Row} already. Is the number used twice?");
        }

        public List<JournalLinePlan> Numbered(ImportFindings findings)
        {
            foreach (var line in lines.Where(line => line.IsZero))
                findings.Notes.Add($"Row {line.Row}: journal {Number}, an amount of 0.00, so the line was left out.");
            return [.. lines.Where(line => !line.IsZero).OrderBy(line => line.LineNo == 0 ? int.MaxValue : line.LineNo).ThenBy(line => line.Row)
                .Select((line, index) => line with { LineNo = index + 1 })];
        }
    }
}
