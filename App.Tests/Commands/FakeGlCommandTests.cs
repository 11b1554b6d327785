using System.Net;
using System.Net.Sockets;

namespace BatchLedger.Tests.Commands;

public sealed class FakeGlCommandTests : IDisposable
{
    private readonly Terminal terminal = new();

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var said = Assert.Single(await terminal.RefusedAsync("fake-gl", "--system", "qbo", "--port", $"{port}"));

        Assert.Equal($"The stand-in cannot be served: Failed to bind to address http://127.0.0.1:{port}: address already in use. Name another port with --port; 0 takes any free one.", said);
    }

    [Fact]
    public async Task A_port_that_is_none_is_not_understood()
    {
        var (code, _, error) = await terminal.RunAsync("fake-gl", "--system", "qbo", "--port", "99999");

        Assert.Equal(2, code);
        Assert.Contains("A port is a number from 0 to 65535.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_holds_no_books_is_told_and_left_as_it_is()
    {
        var file = terminal.File("books.json", "not books");

        var said = Assert.Single(await terminal.RefusedAsync("fake-gl", "--system", "netsuite", "--port", "0", "--books", file));

        Assert.StartsWith($"{file} does not hold the books of a stand-in.", said, StringComparison.Ordinal);
        Assert.Equal("not books", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    public void Dispose() => terminal.Dispose();
}
