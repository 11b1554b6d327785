using BatchLedger.GlFormats;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.Tests.GlFormats;

/// <summary>Short ways to a journal, a check and a file.</summary>
internal static class Outside
{
    public static readonly LedgerFormat[] ImportFormats = [.. Enum.GetValues<LedgerFormat>().Except([LedgerFormat.Excel])];

    /// <summary>A profile every format is content with.</summary>
    public static FileProfile Profile() => new() { IntacctLocation = "100", NetSuiteSubsidiary = "Harbour Guild" };

    public static OutsideLine Line(int no, long signed) => new()
    {
        No = no, AccountCode = "1010", AccountName = "Operating Bank", AccountPath = "Operating Bank", Debit = Math.Max(signed, 0), Credit = Math.Max(-signed, 0), Memo = "Lockbox deposit",
    };

    public static OutsideJournal Journal(params OutsideLine[] lines) => new()
    {
        Number = "J-000117", Date = new(2025, 6, 30), Memo = "June dues", Currency = "USD", Lines = lines.ToAsyncEnumerable(),
    };

    /// <summary>Two lines of 12.50; <paramref name="change"/> is done to the first.</summary>
    public static OutsideJournal Pair(Func<OutsideLine, OutsideLine>? change = null) => Journal(change is null ? Line(1, 1250) : change(Line(1, 1250)), Line(2, -1250));

    public static async Task<Outcome<ImportFile>> CheckAsync(LedgerFormat format, FileProfile profile, params OutsideJournal[] journals) =>
        await ImportFile.CheckAsync(format, profile, journals.ToAsyncEnumerable());

    public static async Task<byte[]> WriteAsync(LedgerFormat format, FileProfile profile, params OutsideJournal[] journals)
    {
        var (file, refusal) = await CheckAsync(format, profile, journals);
        Assert.True(file is not null, string.Join('\n', (refusal?.Faults ?? []).Select(fault => $"{fault.Where}: {fault.Message}")));
        using var target = new MemoryStream();
        await file.WriteAsync(target);
        return target.ToArray();
    }

    /// <summary>The faults as "where: message".</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(LedgerFormat format, FileProfile profile, params OutsideJournal[] journals) =>
        [.. ((await CheckAsync(format, profile, journals)).Refusal?.Faults ?? []).Select(fault => $"{fault.Where}: {fault.Message}")];

    public static async Task FitsAsync(LedgerFormat format, params OutsideJournal[] journals) => Assert.Empty(await FaultsAsync(format, Profile(), journals));

    public static async Task RefusesAsync(LedgerFormat format, string words, params OutsideJournal[] journals) =>
        Assert.Equal([words], await FaultsAsync(format, Profile(), journals));
}
