using System.Text.RegularExpressions;

namespace BatchLedger.Tests.House;

/// <summary>Who may know whom. Knowledge points down: a room names the rooms of lower floors, never one beside or above it.</summary>
public sealed partial class RoomsTests
{
    // Read from the ground up. Data is the one circle: rooms with tables name it, and its context names them.
    private static readonly string[][] Floors =
    [
        ["Refusals"],
        ["Currencies", "FakeGl", "Live", "Papers", "Spreadsheets"],
        ["Ui"],
        ["People"],
        ["Trail"],
        ["Data"],
        ["Features", "Mail", "Users", "Vault"],
        ["ExchangeRates"],
        ["Ledgers"],
        ["Accounts", "FiscalPeriods", "OutsideGl"],
        ["Catalog", "Managements", "NetSuite", "QuickBooksOnline", "SageIntacct"],
        ["GlConnections", "Transactions"],
        ["FilingCabinet", "GlFormats", "Journals", "Posting"],
        ["AccountBalances", "GlDeliveries"],
        ["Batches"],
        ["Budgets", "GeneralLedger", "LedgerMaking", "Sales"],
        ["Consolidation", "LedgerRuns", "Translations", "Trust"],
        ["BankReconciliations", "DeferredRevenue", "Imports", "LedgerArchive", "LedgerBooks", "OwnerStatements", "Receipts", "RecurringJournals"],
        ["LedgerFiles", "ManagementLedgers"],
        ["GlIntegration"],
        ["Audits", "LedgerExports", "PeriodClose", "Settings"],
        ["Access", "BatchRecord", "Jobs", "PeriodRecord"],
        ["Dashboard", "Demo", "Shell"],
        ["Commands"],
    ];

    /// <summary>Pure rooms: nothing of the screen, the database or the people, whatever their floor would allow.</summary>
    private static readonly Dictionary<string, string[]> NeverKnows = new()
    {
        ["Spreadsheets"] = ["Refusals"],
        ["Papers"] = ["Refusals"],
        ["FakeGl"] = ["Refusals"],
        ["OutsideGl"] = ["Data", "Live", "Mail", "People", "Trail", "Ui"],
        ["QuickBooksOnline"] = ["Data", "Live", "Mail", "People", "Trail", "Ui"],
        ["SageIntacct"] = ["Data", "Live", "Mail", "People", "Trail", "Ui"],
        ["NetSuite"] = ["Data", "Live", "Mail", "People", "Trail", "Ui"],
        ["GlFormats"] = ["Data", "Live", "Mail", "People", "Trail", "Ui"],
        ["Posting"] = ["Data", "Live", "Mail", "People", "Trail", "Ui"],
    };

    private static readonly Dictionary<string, int> FloorOf = Floors.SelectMany((rooms, floor) => rooms.Select(room => (room, floor))).ToDictionary(x => x.room, x => x.floor);

    private static readonly Lazy<IReadOnlyList<Naming>> Namings = new(() => [.. ReadAll()]);

    [Fact]
    public void Every_folder_is_a_listed_room() => Assert.Empty(
        Directory.GetDirectories(AppSources.App).Select(folder => Path.GetFileName(folder)!).Except([.. FloorOf.Keys, "bin", "obj", "Properties"]));

    [Fact]
    public void A_room_names_only_rooms_of_lower_floors()
    {
        Assert.True(Namings.Value.Count > 300, $"Only {Namings.Value.Count} namings were read, so this proves nothing.");

        var strangers = Namings.Value.Where(PointsUp).Select(naming => naming.ToString()).ToList();
        Assert.True(strangers.Count == 0, string.Join('\n', strangers));
    }

    [Fact]
    public void A_pure_room_stays_pure() => Assert.Empty(
        Namings.Value.Where(naming => NeverKnows.TryGetValue(naming.Room, out var never) && never.Contains(naming.Named)).Select(naming => naming.ToString()));

    private static bool PointsUp(Naming naming)
    {
        var page = naming.File.EndsWith("Page.razor", StringComparison.Ordinal); // places components of any room
        var circle = naming.Named == "Data" || naming.File == "App/Data/AppDbContext.cs";
        var ownPart = naming.Room == "Data" && naming.Named is "People" or "Trail";
        return !page && !circle && !ownPart && FloorOf[naming.Named] >= FloorOf[naming.Room];
    }

    private static IEnumerable<Naming> ReadAll() =>
        from room in FloorOf.Keys
        where Directory.Exists(Path.Combine(AppSources.App, room))
        from file in AppSources.Files(Path.Combine(AppSources.App, room), ".cs", ".razor")
        from named in RoomsIn(File.ReadAllText(file)).Distinct()
        where named != room
        select new Naming(room, AppSources.Shown(file), named);

    /// <summary>Both "BatchLedger.Data" and, from inside the namespace, "Data.Work". A property called Batches is no room: the second word must be a type of it.</summary>
    private static IEnumerable<string> RoomsIn(string source) =>
        RoomName().Matches(source).Select(match => match.Groups[1].Value).Where(FloorOf.ContainsKey)
            .Concat(ShortName().Matches(source).Where(match => IsTypeOf(match.Groups[1].Value, match.Groups[2].Value)).Select(match => match.Groups[1].Value));

    private static bool IsTypeOf(string room, string type) => FloorOf.ContainsKey(room)
        && (File.Exists(Path.Combine(AppSources.App, room, $"{type}.cs")) || File.Exists(Path.Combine(AppSources.App, room, $"{type}.razor")));

    private sealed record Naming(string Room, string File, string Named)
    {
        public override string ToString() => $"{File} names {Named}";
    }

    [GeneratedRegex(@"\bBatchLedger\.(\w+)")]
    private static partial Regex RoomName();

    [GeneratedRegex(@"(?<![.\w])([A-Z]\w+)\.([A-Z]\w+)")]
    private static partial Regex ShortName();
}
