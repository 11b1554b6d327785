using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Data;

public class WriteGateTests
{
    [Fact]
    public async Task A_write_past_the_gate_fails()
    {
        await using var books = await Books.OpenAsync();
        await using var db = books.Db();
        db.Add(new NumberSeries { Prefix = "X" });

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());

        Assert.Contains("write gate", problem.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.BeginTransactionAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Set<NumberSeries>().ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_second_process_on_the_same_folder_is_told_who_holds_it()
    {
        await using var books = await Books.OpenAsync();
        Assert.Null(books.Folder.Take());

        using var second = new DataFolder(books.Folder.Path);

        Assert.Contains($"process {Environment.ProcessId}", second.Take()!.Message);
    }

    [Fact]
    public async Task The_sample_association_stands()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);

        Assert.Equal("B-000001", (await association.BatchNowAsync()).Number);
    }
}
