using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BatchLedger.Data;

/// <summary>Fails every write that did not pass the gate, so that nobody can forget it.</summary>
public sealed class GateGuard(WriteGate gate) : SaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) => Checked(result);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default) => ValueTask.FromResult(Checked(result));

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result) => Checked(result);

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Checked(result));

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Checked(result);

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default) => ValueTask.FromResult(Checked(result));

    private T Checked<T>(T result) => gate.IsInside
        ? result
        : throw new InvalidOperationException("A write must pass the write gate: use Work, or WriteGate.PassAsync.");
}
