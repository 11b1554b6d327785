using BatchLedger.Data;
using BatchLedger.LedgerRuns;
using BatchLedger.Refusals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatchLedger.Tests.LedgerExports;

/// <summary>Writes no file, but keeps in mind what it was given to write.</summary>
internal sealed class HandBinder : ILedgerBinder
{
    public List<string> Bound { get; } = [];
    public Refusal? Refuses { get; set; }
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public static Task<Books> BooksAsync(HandBinder binder) => Books.OpenAsync(services => services.Replace(ServiceDescriptor.Singleton<ILedgerBinder>(binder)));

    public async Task<Outcome<IBoundLedger>> BindAsync(LedgerRun run, CancellationToken token)
    {
        await Before();
        if (Refuses is { } refusal) return refusal;
        Bound.Add(string.Join(' ', run.Lanes.Select(l => $"{l.BatchId}{(l.State is LedgerRunLaneState.Posted ? "" : $":{l.State}")}")));
        return new Outcome<IBoundLedger>(new Sheet(), null);
    }

    private sealed class Sheet : IBoundLedger
    {
        public string Name => "Mass.xlsx";
        public long Size => 4;
        public string Sha256 => new('a', 64);

        public Task HandOverAsync(Desk desk, LedgerRun run) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
