using System.Text.Json;

namespace BatchLedger.FakeGl;

/// <summary>Books of an outside system, kept by the fake alone. Amounts in hundredths. Everything is done under its lock.</summary>
public sealed class FakeBooks
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly string? file;
    private int last = 3710;

    internal FakeBooks(string? file)
    {
        this.file = file;
        if (file is null || !File.Exists(file)) return;
        Journals = JsonSerializer.Deserialize<List<FakeJournal>>(File.ReadAllText(file)) ?? [];
        last = Journals.Select(journal => int.Parse(journal.Id, System.Globalization.CultureInfo.InvariantCulture)).Append(last).Max();
    }

    public Lock Door { get; } = new();

    public string CompanyName { get; set; } = "Association of River Guides";
    public string Currency { get; set; } = "USD";

    /// <summary>The last closed day; null: nothing is closed.</summary>
    public DateOnly? ClosedThrough { get; set; }

    /// <summary>A new journal waits until somebody over there approves it, where the system knows that.</summary>
    public bool NeedsApproval { get; set; }

    /// <summary>Lists that this company does not keep, by the name its system has for them.</summary>
    public HashSet<string> NotKept { get; } = [];
    public List<FakeItem> Accounts { get; init; } = [.. FakeChart.Accounts];
    public List<FakeItem> Locations { get; init; } = [.. FakeChart.Locations];
    public List<FakeItem> Departments { get; init; } = [.. FakeChart.Departments];
    public List<FakeItem> Classes { get; init; } = [.. FakeChart.Classes];
    public List<FakeItem> Customers { get; init; } = [.. FakeChart.Customers];
    public List<FakeItem> Vendors { get; init; } = [.. FakeChart.Vendors];
    public List<FakeJournal> Journals { get; } = [];

    /// <summary>Only QuickBooks has them.</summary>
    public FakeQuickBooksPreferences QuickBooks { get; } = new();

    /// <summary>How many requests came in, by what they were about.</summary>
    public Dictionary<FakeDeed, int> Requests { get; } = [];

    public string NewId() => (++last).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public void Put(FakeJournal journal)
    {
        Journals.Add(journal);
        Save();
    }

    public bool Remove(FakeJournal journal)
    {
        var removed = Journals.Remove(journal);
        Save();
        return removed;
    }

    /// <summary>As somebody over there would who edits it by hand.</summary>
    public void Edit(FakeJournal journal, Func<FakeJournal, FakeJournal> change)
    {
        Journals[Journals.IndexOf(journal)] = change(journal) with { Version = journal.Version + 1 };
        Save();
    }

    private void Save()
    {
        if (file is null) return;
        File.WriteAllText($"{file}.new", JsonSerializer.Serialize(Journals, Indented));
        File.Move($"{file}.new", file, overwrite: true);
    }
}

/// <summary>A journal in the fake's books. <paramref name="Number"/> is what the sender called it, <paramref name="Key"/> the sender's key, if it gave one.</summary>
public sealed record FakeJournal(string Id, string Number, string? Key, DateOnly Date)
{
    public string Memo { get; init; } = "";
    public int Version { get; init; }
    public bool Pending { get; init; }
    public IReadOnlyList<FakeLine> Lines { get; init; } = [];
}

/// <summary>Hundredths; debit positive, credit negative. Ids as they were sent.</summary>
public sealed record FakeLine(string Account, long Amount)
{
    public string Memo { get; init; } = "";
    public string? Location { get; init; }
    public string? Department { get; init; }
    public string? Class { get; init; }
    public string? Entity { get; init; }
}

/// <summary>A record of the fake's lists. <paramref name="Type"/> is an account type in QuickBooks' words; the other fakes translate it.</summary>
public sealed record FakeItem(string Id, string Name, string? Number = null, string Type = "")
{
    /// <summary>Parent:Child.</summary>
    public string? Path { get; init; }
    public bool Active { get; init; } = true;
}
