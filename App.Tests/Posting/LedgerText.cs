using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.Posting;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.Posting;

/// <summary>Transactions and lines as a bookkeeper writes them down.
/// <code>
/// Invoice T-1 of 110.00 in USD on 2026-03-10 at HQ
///   DUES 100.00 tax 10.00
/// </code>
/// A payment says "by CHECK applied 80.00"; a manual journal's lines say "1010 debit 50.00"; "at" is a branch, "dept" a department; "from 2026-01-01 to 2026-12-31" is the service of a sold line.
/// Trust money says "owner 400.00 unallocated 100.00 bond 0.00 creditor 0.00 fee 0.00", and "bank 500.00" where that is not their sum.</summary>
internal static class LedgerText
{
    public static Transaction Read(string text, River river)
    {
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var head = rows[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var said = Pairs(head[2..]);
        var currency = said.GetValueOrDefault("in", "USD");
        var kind = Enum.Parse<TransactionKind>(head[0]);
        var branch = River.Branch(said.GetValueOrDefault("at", "HQ"));
        return new Transaction
        {
            Number = head[1], CompanyId = 1, BatchId = 1, BranchId = branch, Kind = kind, Currency = currency,
            Date = DateOnly.Parse(said.GetValueOrDefault("on", "2026-03-10"), CultureInfo.InvariantCulture), Amount = Minor(said, "of", currency),
            Applied = Minor(said, "applied", currency), PaymentMethodId = said.TryGetValue("by", out var method) ? river.Method(method) : null,
            Lines = [.. rows.Skip(1).Select((row, at) => Line(row, at + 1, (kind, currency, branch), river))],
            Trust = said.Keys.Any(TrustWords.Contains) ? Trust(said, currency) : null,
        };
    }

    private static readonly string[] TrustWords = ["owner", "unallocated", "bond", "bank"];

    private static TrustEntry Trust(Dictionary<string, string> said, string currency)
    {
        var (owner, unallocated, bond) = (Minor(said, "owner", currency), Minor(said, "unallocated", currency), Minor(said, "bond", currency));
        return new TrustEntry
        {
            CompanyId = 1, ManagementId = 1, AddedAt = Books.Start, AddedBy = "R. Osei", Owner = owner, Unallocated = unallocated, Bond = bond,
            Bank = said.ContainsKey("bank") ? Minor(said, "bank", currency) : owner + unallocated + bond,
            Creditor = Minor(said, "creditor", currency), Fee = Minor(said, "fee", currency),
        };
    }

    public static string Write(IEnumerable<PostedLine> lines, River river) => Join(lines.Select(line =>
        $"{river.Accounts[line.AccountId - 1].Code} {Branches[line.BranchId - 1],-6}{Department(line.DepartmentId),-4}{Plain(line.Debit - line.Credit),8}  {line.Description}"));

    public static string Write(IEnumerable<PostingTotal> totals, River river) => Join(totals.Select(total =>
        $"{river.Accounts[total.AccountId - 1].Code} {Branches[total.BranchId - 1],-6}{Department(total.DepartmentId),-4}{total.Lines,3}{Plain(total.Debit),10}{Plain(total.Credit),10}"));

    public static string Write(IEnumerable<Fault> faults) => Join(faults.Select(fault => $"{fault.Where} {fault.Address}: {fault.Message}"));

    private static readonly string[] Branches = ["HQ", "NORTH", "SOUTH"];

    private static string Department(int? id) => id switch { null => "", 1 => "EDU", _ => "PUB" };

    private static string Join(IEnumerable<string> rows) => string.Join('\n', rows);

    private static string Plain(long minor) => new Money(minor, "USD").Plain();

    private static TransactionLine Line(string row, int number, (TransactionKind Kind, string Currency, int Branch) of, River river)
    {
        var words = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var manual = of.Kind is TransactionKind.ManualJournal;
        var said = Pairs(manual ? words[1..] : ["net", .. words[1..]]);
        return new TransactionLine
        {
            LineNo = number, BranchId = said.TryGetValue("at", out var branch) ? River.Branch(branch) : of.Branch,
            DepartmentId = said.TryGetValue("dept", out var department) ? River.Department(department) : null,
            ProductId = manual || words[0] == "-" ? null : river.Product(words[0]), AccountId = manual && words[0] != "-" ? river.Id(words[0]) : null,
            Net = Minor(said, "net", of.Currency), Tax = Minor(said, "tax", of.Currency),
            ServiceStart = Day(said, "from"), ServiceEnd = Day(said, "to"),
            Debit = Minor(said, "debit", of.Currency), Credit = Minor(said, "credit", of.Currency),
        };
    }

    private static DateOnly? Day(Dictionary<string, string> said, string key) =>
        said.TryGetValue(key, out var text) ? DateOnly.Parse(text, CultureInfo.InvariantCulture) : null;

    private static long Minor(Dictionary<string, string> said, string key, string currency)
    {
        if (!said.TryGetValue(key, out var text)) return 0;
        Assert.True(Money.TryParse(text, currency, CultureInfo.InvariantCulture, out var money), $"{text} is no amount in {currency}.");
        return money.Minor;
    }

    private static Dictionary<string, string> Pairs(string[] words) => words.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}
