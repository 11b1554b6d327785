using System.Globalization;
using BatchLedger.Currencies;

namespace BatchLedger.Sales;

/// <summary>Rows copied from a spreadsheet: account code, description, debit, credit; of quantities: account code, description, quantity.</summary>
internal static class JournalPaste
{
    public static List<JournalLineDraft> Read(string text, JournalAccounts accounts, JournalFacts facts) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Where(row => row.Trim().Length > 0).Select(row => Line(row.Split('\t'), accounts, facts))];

    private static JournalLineDraft Line(string[] cells, JournalAccounts accounts, JournalFacts facts)
    {
        var account = accounts.Find(Cell(cells, 0));
        var line = new JournalLineDraft { AccountId = account?.Id, Description = SalesWords.Clean(Cell(cells, 1)) };
        if (account is null && Cell(cells, 0).Length > 0) line.AccountTyped = Cell(cells, 0);
        TypeDebit(line, Cell(cells, 2), facts);
        if (!facts.IsStatistical) TypeCredit(line, Cell(cells, 3), facts.Currency);
        return line;
    }

    /// <summary>What is typed as debit, or as a quantity, which may be below zero.</summary>
    public static void TypeDebit(JournalLineDraft line, string? typed, JournalFacts facts)
    {
        var (minor, unread) = Amount(typed, facts.Currency);
        if (facts.IsStatistical && unread is null) line.Put(minor ?? 0);
        else (line.Debit, line.DebitTyped) = minor < 0 ? (null, typed) : (minor, unread);
        if (line.Debit > 0) (line.Credit, line.CreditTyped) = (null, null);
    }

    public static void TypeCredit(JournalLineDraft line, string? typed, string currency)
    {
        var (minor, unread) = Amount(typed, currency);
        (line.Credit, line.CreditTyped) = minor < 0 ? (null, typed) : (minor, unread);
        if (line.Credit > 0) (line.Debit, line.DebitTyped) = (null, null);
    }

    private static (long? Minor, string? Unread) Amount(string? typed, string currency)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (null, null);
        return Money.TryParse(typed.Trim(), currency, CultureInfo.CurrentCulture, out var money) ? (money.Minor == 0 ? null : money.Minor, null) : (null, typed.Trim());
    }

    private static string Cell(string[] cells, int at) => at < cells.Length ? cells[at].Trim() : "";
}
