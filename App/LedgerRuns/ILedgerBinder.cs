using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.LedgerRuns;

/// <summary>The border to the file that a mass run ends in.</summary>
public interface ILedgerBinder
{
    /// <summary>Writes one file of the lanes that were posted, and names the others in it. Outside any transaction, however long it takes. Refuses with Damaged or NotWritten.</summary>
    Task<Outcome<IBoundLedger>> BindAsync(LedgerRun run, CancellationToken token);
}

/// <summary>A finished file that waits for the last transaction of its run. Disposed of without it, it is gone.</summary>
public interface IBoundLedger : IDisposable
{
    string Name { get; }

    /// <summary>Bytes.</summary>
    long Size { get; }
    string Sha256 { get; }

    /// <summary>Inside the run's last transaction: keeps the file, and puts the mail that carries it to the run's recipient into the outbox.</summary>
    Task HandOverAsync(Desk desk, LedgerRun run);
}
