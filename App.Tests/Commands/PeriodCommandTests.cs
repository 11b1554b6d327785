using System.Text.Json;

namespace BatchLedger.Tests.Commands;

public class PeriodCommandTests
{
    [Fact]
    public async Task The_sentences_are_those_of_the_pages()
    {
        using var terminal = await FoundedAsync();

        Assert.Equal(["Fiscal period Mar 2026 cannot be closed: Jan 2026 and Feb 2026 are still open. Close them first, beginning with Jan 2026."], await terminal.RefusedAsync("period", "close", "2026-03"));
        Assert.StartsWith("Fiscal period Jan 2026 of RG: Closed", await terminal.DoneAsync("period", "close", "2026-01"), StringComparison.Ordinal);
        Assert.Contains("[x] Earlier periods are closed: 1 earlier period closed.", await terminal.DoneAsync("period", "show", "Feb 2026"), StringComparison.Ordinal);
        Assert.Equal(["Closing is final: the administrator has not allowed reopening for company RG."], await terminal.RefusedAsync("period", "reopen", "2026-01-01", "--reason", "A mistake"));
        Assert.Equal(["Company RG has no fiscal period “2027-01”. It has 12 from Jan 2026 to Dec 2026; name one as 2026-01, “Jan 2026” or 2026-01-01."], await terminal.RefusedAsync("period", "show", "2027-01"));
        Assert.Equal(["Company XY was not found, or belongs to a company you do not see."], await terminal.RefusedAsync("period", "list", "--company", "XY"));
        Assert.StartsWith("Jan 2026    2026-01-01  Closed       0 of 0 batches posted, 0 open                0.00 USD", await terminal.DoneAsync("period", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_read_json()
    {
        using var terminal = await FoundedAsync();

        using var closed = JsonDocument.Parse(await terminal.DoneAsync("period", "close", "2026-01", "--company", "RG", "--json"));
        using var list = JsonDocument.Parse(await terminal.DoneAsync("period", "list", "--json"));

        Assert.Equal(("Closed", 64, true), (closed.RootElement.GetProperty("state").GetString(), closed.RootElement.GetProperty("frozenHash").GetString()!.Length, closed.RootElement.GetProperty("stillAgrees").GetBoolean()));
        Assert.Equal((12, "Closed", "Open"), (list.RootElement.GetArrayLength(), list.RootElement[0].GetProperty("state").GetString(), list.RootElement[1].GetProperty("state").GetString()));
    }

    private static async Task<Terminal> FoundedAsync()
    {
        var terminal = new Terminal();
        await terminal.DoneAsync("init", "--company", "RG", "--name", "River Guides", "--years", "2026");
        return terminal;
    }
}
