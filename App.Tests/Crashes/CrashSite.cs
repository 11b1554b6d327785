using System.Diagnostics;
using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.LedgerRuns;
using BatchLedger.Mail;
using BatchLedger.Tests.LedgerExports;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Crashes;

/// <summary>A data folder in which processes die; at first with one closed batch of 2,500 transactions.</summary>
internal sealed class CrashSite : IAsyncDisposable
{
    public const int Transactions = 2_500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly Lazy<Task<byte[]>> Closed = new(MakeAsync);

    private readonly string folder = Directory.CreateTempSubdirectory("batchledger-crash-").FullName;
    private Books? books;

    public static async Task<CrashSite> OpenAsync() => await OpenAsync(await Closed.Value);

    /// <summary>With a database of its own.</summary>
    public static async Task<CrashSite> OpenAsync(byte[] database)
    {
        var site = new CrashSite();
        await File.WriteAllBytesAsync(new DataFolder(site.folder).Database, database);
        return site;
    }

    /// <summary>A whole run of the program on this folder, in a process of its own. True when it was killed, false when it came to its end.</summary>
    public async Task<bool> KilledAsync(Milestone? point, int pass = 1, string generator = "")
    {
        var code = await RunAsync(StartInfo([typeof(CrashRig).Assembly.Location, "-noLogo", "-noColor", "-explicit", "only",
            "-method", $"{typeof(CrashRig).FullName}.{nameof(CrashRig.A_process_that_dies_where_it_is_told)}"], point, pass, generator));
        Assert.True(code.Exit is 0 or 137, $"The process ended with {code.Exit}: {code.Output}");
        return code.Exit == 137;
    }

    /// <summary>The program itself, serving this folder.</summary>
    public Task<(int Exit, string Output)> ServeAsync() =>
        RunAsync(StartInfo([typeof(Site).Assembly.Location, "--data", folder, "--urls", "http://127.0.0.1:0"], null, 1, ""));

    /// <summary>The same folder once more, as it lies there now; nobody holds the copy.</summary>
    public CrashSite Copy()
    {
        var copy = new CrashSite();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var place = Path.Combine(copy.folder, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
        return copy;
    }

    /// <summary>The next start: takes the folder, prepares the database, takes runs over and works them off, or has another generator do it.</summary>
    public async Task<Books> RestartAsync(Func<Books, Task>? workOff = null)
    {
        books = Books.Over(folder, services => services.Configure<MailOptions>(MassGround.Settings));
        Assert.Null(books.Folder.Take());
        await books.Get<Database>().PrepareAsync();
        await books.Get<LedgerRunLease>().TakeOverAsync(CancellationToken.None);
        await (workOff ?? WorkOffAsync)(books);
        return books;
    }

    private static Task WorkOffAsync(Books books) => books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (books is not null) await books.DisposeAsync();
        else Directory.Delete(folder, recursive: true);
    }

    private ProcessStartInfo StartInfo(string[] arguments, Milestone? point, int pass, string generator) => new("dotnet", arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            [CrashRig.Folder] = folder, [CrashRig.Point] = point?.ToString() ?? "", [CrashRig.Pass] = pass.ToString(CultureInfo.InvariantCulture),
            [CrashRig.Generator] = generator, ["DOTNET_TieredPGO"] = "0",
        },
    };

    private static async Task<(int Exit, string Output)> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        return (process.ExitCode, await output + await errors);
    }

    private static async Task<byte[]> MakeAsync()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await books.PutAsync([new NumberSeries { Prefix = "T", Last = Transactions }, .. Enumerable.Range(1, Transactions).Select(n => Sold(association, n))]);
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync("B-000001"));
        await using (var db = books.Db())
            await db.Database.ExecuteSqlRawAsyncInGate(books.Get<WriteGate>(), "PRAGMA wal_checkpoint(TRUNCATE)");
        return await File.ReadAllBytesAsync(books.Folder.Database);
    }

    // Every third one is an invoice, the others are payments; amounts differ, so that a line at the wrong place is seen.
    private static Transaction Sold(Association association, int n)
    {
        var invoice = n % 3 == 0;
        return new Transaction
        {
            Number = $"T-{n:D6}", CompanyId = association.Company.Id, BatchId = association.Batch.Id, BranchId = association.Branch.Id, MemberId = association.Member.Id,
            Kind = invoice ? TransactionKind.Invoice : TransactionKind.Payment, PaymentMethodId = invoice ? null : association.Check.Id,
            Date = association.Batch.Date, Currency = "USD", Amount = 100 + n, Description = $"No. {n}",
            Lines = invoice ? [new TransactionLine { LineNo = 1, ProductId = association.Dues.Id, BranchId = association.Branch.Id, Quantity = 1, UnitPrice = 100 + n, Net = 100 + n }] : [],
        };
    }
}
