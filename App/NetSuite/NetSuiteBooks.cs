using System.Globalization;
using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>Reads NetSuite's lists by SuiteQL. Only the chart of accounts must be there: a list that the account does not keep, or that the role may not see, is left out.</summary>
internal sealed class NetSuiteBooks(NetSuiteWire wire, GlSession session)
{
    private const string Path = "/services/rest/query/v1/suiteql";
    private const int PageSize = 1000;

    private static readonly (string, string)[] Transient = [("Prefer", "transient")];

    private readonly List<OutsideItem> items = [];
    private readonly HashSet<OutsideKind> off = [];

    public async Task<BooksAnswer> ReadAsync(CancellationToken token)
    {
        var (accounts, why) = await RowsAsync(NetSuiteTables.Accounts, token);
        if (accounts is null) return new(null, why!);
        Add(accounts.Select(NetSuiteRows.Account));

        foreach (var table in new[] { NetSuiteTables.Departments, NetSuiteTables.Classes, NetSuiteTables.Locations })
            if (await AddListAsync(table, table.Kind!.Value, token) is { } broken) return new(null, broken);
        if (await AddListAsync(NetSuiteTables.Customers, OutsideKind.Customer, token) is { } noCustomers) return new(null, noCustomers);
        if (await AddListAsync(NetSuiteTables.Vendors, OutsideKind.Vendor, token) is { } noVendors) return new(null, noVendors);
        return await ReadCompanyAsync(token);
    }

    private async Task<BooksAnswer> ReadCompanyAsync(CancellationToken token)
    {
        var (subsidiaries, noSubsidiaries) = await RowsAsync(NetSuiteTables.Subsidiaries, token);
        var (currencies, noCurrencies) = await RowsAsync(NetSuiteTables.Currencies, token);
        var (periods, noPeriods) = await RowsAsync(NetSuiteTables.Periods, token);
        if (new[] { noSubsidiaries, noCurrencies, noPeriods }.FirstOrDefault(why => why is not null && !IsLeftOut(why)) is { } broken) return new(null, broken);

        Add((subsidiaries ?? []).Select(row => NetSuiteRows.Named(row, OutsideKind.Subsidiary)));
        Add((currencies ?? []).Select(NetSuiteRows.Currency));
        var ours = (subsidiaries ?? []).FirstOrDefault(row => row.Text("id") == session.Terms[NetSuiteFields.Subsidiary]);
        var known = items.Where(item => item is { Kind: OutsideKind.Currency, Number: not null, Active: true }).ToList();
        return new(new OutsideBooks
        {
            Name = ours.Text("name") ?? (subsidiaries ?? []).Select(row => row.Text("name")).FirstOrDefault(name => name is not null) ?? $"NetSuite {session.Terms[NetSuiteFields.Account]}",
            Items = items, Off = off, Currencies = [.. known.Select(item => item.Number!)], HomeCurrency = HomeOf(ours, currencies ?? []),
            Periods = PeriodsOf(periods ?? []),
        }, GlAnswer.Of(AnswerClass.List, "NetSuite's lists were read."));
    }

    // The subsidiary's own currency, else the one that the whole account is kept in.
    private static string? HomeOf(JsonElement ours, IReadOnlyList<JsonElement> currencies) =>
        (currencies.Where(row => row.Text("id") is { } id && id == ours.Reference("currency")).Concat(currencies.Where(row => row.Flag("isbasecurrency") is true)))
            .Select(row => row.Text("symbol")).FirstOrDefault(symbol => symbol is not null)?.ToUpperInvariant();

    // A day in none of the periods counts as closed; where one period's days cannot be read, that would be said of open days, and NetSuite itself decides.
    private static IReadOnlyList<OutsidePeriod> PeriodsOf(IReadOnlyList<JsonElement> rows) =>
        rows.Any(row => NetSuiteRows.DayOf(row.Text("startdate")) is null || NetSuiteRows.DayOf(row.Text("enddate")) is null) ? [] : [.. rows.Select(NetSuiteRows.Period).OfType<OutsidePeriod>()];

    private async Task<GlAnswer?> AddListAsync(NetSuiteTable table, OutsideKind kind, CancellationToken token)
    {
        var (rows, why) = await RowsAsync(table, token);
        if (rows is null && !IsLeftOut(why!)) return why;
        if (rows is null && table.Kind is not null) off.Add(kind);
        Add((rows ?? []).Select(row => NetSuiteRows.Named(row, kind)));
        return null;
    }

    private async Task<(IReadOnlyList<JsonElement>? Rows, GlAnswer? Why)> RowsAsync(NetSuiteTable table, CancellationToken token)
    {
        var (rows, why) = await PagesAsync(table.Query, table.MostPages, token);
        return why?.Class is AnswerClass.RejectedData && table.Plainer is { } plainer ? await PagesAsync(plainer, table.MostPages, token) : (rows, why);
    }

    private async Task<(IReadOnlyList<JsonElement>? Rows, GlAnswer? Why)> PagesAsync(string query, int mostPages, CancellationToken token)
    {
        List<JsonElement> rows = [];
        for (var page = 0; page < mostPages; page++)
        {
            var offset = rows.Count.ToString(CultureInfo.InvariantCulture);
            var call = new NetSuiteCall(HttpMethod.Post, $"{Path}?limit={PageSize}&offset={offset}", NetSuiteDeed.Read) { Body = JsonSerializer.Serialize(new { q = query }), Headers = Transient };
            var (reply, instead) = await wire.AskAsync(session, call, null, token);
            if (reply is null) return (null, instead);
            if (WireJson.Parse(reply.Body) is not { } body || body.Member("items") is null) return (null, wire.Read(reply, NetSuiteDeed.Read));

            var before = rows.Count;
            rows.AddRange(body.Many("items"));
            if (body.Flag("hasMore") is not true || rows.Count == before) break;
        }
        return (rows, null);
    }

    private void Add(IEnumerable<OutsideItem?> found) => items.AddRange(found.OfType<OutsideItem>().DistinctBy(item => item.Id));

    private static bool IsLeftOut(GlAnswer why) => why.Class is AnswerClass.RejectedData or AnswerClass.Forbidden or AnswerClass.NotFound or AnswerClass.Bug;
}
