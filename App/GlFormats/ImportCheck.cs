using BatchLedger.Currencies;
using BatchLedger.Refusals;

namespace BatchLedger.GlFormats;

/// <summary>The pass over the lines that comes before the first row is written. It finds everything at once, in the order of the file.</summary>
internal sealed class ImportCheck(ImportFormat format)
{
    /// <summary>More would not be read; how many there are is said.</summary>
    private const int MostFaults = 100;

    private readonly List<Fault> faults = [];
    private readonly HashSet<string> numbers = [];
    private readonly HashSet<string> controlAccounts = [];
    private long found;
    private string? currency;
    private JournalSum sum;

    public int Journals { get; private set; }
    public long Lines { get; private set; }
    public Int128 Debit { get; private set; }
    public Int128 Credit { get; private set; }
    public bool HasLocations { get; private set; }

    public Refusal? Refusal => found == 0 ? null : ImportRefusals.DoesNotFit(format, found) with
    {
        Faults = found > faults.Count ? [.. faults, new Fault("More", $"{found - faults.Count:N0} more are not listed.")] : faults,
    };

    public void Begin()
    {
        foreach (var gap in format.Gaps()) Add("Company", gap);
    }

    public void Begin(OutsideJournal journal)
    {
        Journals++;
        (sum, currency) = (default, currency ?? journal.Currency);
        controlAccounts.Clear();
        if (!numbers.Add(journal.Number)) Add(journal.Number, "A journal of this number is in the file before. Each journal needs a number of its own.");
        if (format.Digits is { } digits && Currency.Digits(journal.Currency) != digits)
            Add(journal.Number, $"{journal.Currency} has {Currency.Digits(journal.Currency)} decimals, and amounts in this file have {digits}. Take the Excel file.");
        if (format.OneCurrency && journal.Currency != currency)
            Add(journal.Number, $"The journal is in {journal.Currency}, those before it in {currency}, and the file has no column for the currency. Make one file a currency.");
        foreach (var cell in format.Texts(journal)) Check(journal.Number, cell);
    }

    public void Line(OutsideJournal journal, OutsideLine line)
    {
        var where = $"{journal.Number}, line {line.No}";
        Lines++;
        sum = sum.With(line);
        HasLocations |= !string.IsNullOrEmpty(line.Location);

        if (line.No != sum.Lines) Add(where, $"The line should have the number {sum.Lines}; lines count from 1 without gaps. Create the ledger anew.");
        if (Math.Min(line.Debit, line.Credit) != 0 || Math.Max(line.Debit, line.Credit) <= 0)
            Add(where, $"A line has a debit or a credit over 0; this one has {Shown(journal, line.Debit)} and {Shown(journal, line.Credit)}. Leave it out.");
        foreach (var cell in format.Texts(line)) Check(where, cell);
        if (format.WhyNot(line) is { } reason) Add(where, reason);
        if (format.LacksEntity(line)) Add(where, ImportRefusals.EntityMissing(format, line));
        ControlAccounts(where, line);
        if (Lines == format.MostLinesOfFile + 1)
            Add(where, $"{format.System} takes {format.MostLinesOfFile:N0} lines a file, and this is line {Lines:N0}. Take the summary, or fewer batches at a time.");
    }

    public void End(OutsideJournal journal)
    {
        Debit += sum.Debit;
        Credit += sum.Credit;
        if (sum.Lines == 0) Add(journal.Number, "The journal has no lines. Leave it out.");
        if (sum.Debit != sum.Credit)
            Add(journal.Number, $"The journal does not balance: debits {Shown(journal, sum.Debit)}, credits {Shown(journal, sum.Credit)}. Create the ledger anew.");
        if (sum.Lines > format.MostLinesOfJournal)
            Add(journal.Number, $"The journal has {sum.Lines:N0} lines; {format.System} takes {format.MostLinesOfJournal:N0}. Take the summary, or split the batch.");
    }

    public void End()
    {
        if (Journals == 0) Add("File", "There is no journal to write. Choose a posted batch.");
    }

    private void ControlAccounts(string where, OutsideLine line)
    {
        if (!format.OneControlAccount || line.Control is ControlAccount.None || controlAccounts.Contains(line.AccountPath)) return;
        if (controlAccounts.Count > 0)
            Add(where, $"{line.AccountPath} is the second receivable or payable account of the journal, after {controlAccounts.First()}; {format.System} takes one. Split the batch.");
        controlAccounts.Add(line.AccountPath);
    }

    private void Check(string where, TextCell cell)
    {
        if (string.IsNullOrWhiteSpace(cell.Text))
        {
            if (cell.Needed) Add(where, $"{cell.What} is empty, and {format.System} needs it. Enter it.");
            return;
        }
        if (cell.Text.Length > cell.Most) Add(where, $"{cell.What} has {cell.Text.Length:N0} characters; {format.System} takes {cell.Most:N0}. Shorten it.");
        if (cell.IsPath && cell.Text.Split(':').Any(string.IsNullOrWhiteSpace))
            Add(where, $"{cell.What} “{cell.Text}” has an empty part. Write its external name as Parent:Child.");
        if (format.WhyNot(cell.Text) is { } reason) Add(where, $"{cell.What} {reason}");
    }

    private void Add(string where, string message)
    {
        if (found++ < MostFaults) faults.Add(new Fault(where, message));
    }

    private static string Shown(OutsideJournal journal, Int128 minor) => Spreadsheets.DecimalText.Of(minor, Currency.Digits(journal.Currency));

    private readonly record struct JournalSum(int Lines, Int128 Debit, Int128 Credit)
    {
        public JournalSum With(OutsideLine line) => new(Lines + 1, Debit + line.Debit, Credit + line.Credit);
    }
}
