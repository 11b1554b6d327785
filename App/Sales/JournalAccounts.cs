namespace BatchLedger.Sales;

/// <summary>An account that a line can name. <paramref name="Unit"/> is what a Statistical one counts.</summary>
public sealed record JournalAccount(int Id, string Code, string Name, string? Unit)
{
    public override string ToString() => $"{Code} {Name}";
}

/// <summary>The accounts that the lines of one journal choose from, all of them read before anything is typed: a grid of a hundred lines asks nobody while typing.</summary>
public sealed class JournalAccounts(IReadOnlyList<JournalAccount> all)
{
    private readonly Dictionary<int, JournalAccount> byId = all.ToDictionary(account => account.Id);

    public static JournalAccounts None { get; } = new([]);

    public IReadOnlyList<JournalAccount> All => all;

    public JournalAccount? Of(JournalLineDraft line) => line.AccountId is { } id ? byId.GetValueOrDefault(id) : null;

    /// <summary>By code, by "code name" as it is offered, by the beginning of one code, or by a part of one name. Null when it could be none or several.</summary>
    public JournalAccount? Find(string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0) return null;
        return all.FirstOrDefault(account => Same(account.Code, text)) ?? all.FirstOrDefault(account => Same(account.ToString(), text))
            ?? Only(account => account.Code.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            ?? Only(account => account.ToString().Contains(text, StringComparison.CurrentCultureIgnoreCase));
    }

    private JournalAccount? Only(Func<JournalAccount, bool> fits) => all.Where(fits).Take(2).ToList() is [var one] ? one : null;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
