using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.GlFormats;

/// <summary>
/// An import file for an outside accounting system that was checked and can be written. Check first, then write:
/// <code>
/// var (file, refusal) = await ImportFile.CheckAsync(format, profile, journals, token);
/// if (file is null) return refusal;
/// await file.WriteAsync(stream, token);
/// </code>
/// The journals and the lines of each are read twice, so they must be streams that can be read again and then give the same. Nothing is kept of them, and there is nothing
/// to dispose of; the target stays open and is the caller's. Write to a file, not to an answer under way: the writing is not asynchronous.
/// </summary>
public sealed class ImportFile
{
    private readonly ImportFormat format;
    private readonly IAsyncEnumerable<OutsideJournal> journals;
    private readonly ImportCheck check;

    private ImportFile(ImportFormat format, IAsyncEnumerable<OutsideJournal> journals, ImportCheck check) => (this.format, this.journals, this.check) = (format, journals, check);

    public LedgerFormat Format => format.Format;

    /// <summary>What the file holds, to be compared with the journal entries it was made from. Minor units.</summary>
    public int Journals => check.Journals;
    public long Lines => check.Lines;
    public Int128 Debit => check.Debit;
    public Int128 Credit => check.Credit;

    /// <summary>Refuses with GlFormat.DoesNotFit, whose faults name each journal or line and what to do. Every format but Excel, which is no import file.</summary>
    public static async Task<Outcome<ImportFile>> CheckAsync(LedgerFormat format, FileProfile profile, IAsyncEnumerable<OutsideJournal> journals, CancellationToken token = default)
    {
        var rules = ImportFormat.Of(format, profile);
        var check = new ImportCheck(rules);
        check.Begin();
        await foreach (var journal in journals.WithCancellation(token))
        {
            check.Begin(journal);
            await foreach (var line in journal.Lines.WithCancellation(token)) check.Line(journal, line);
            check.End(journal);
        }
        check.End();
        return check.Refusal is { } refusal ? refusal : new ImportFile(rules, journals, check);
    }

    /// <summary>Throws when the streams gave other journals than at the check; then the file is worth nothing.</summary>
    public async Task WriteAsync(Stream target, CancellationToken token = default)
    {
        var (written, debit, credit) = (0L, Int128.Zero, Int128.Zero);
        using (var rows = format.Open(target, new FileShape(check.HasLocations)))
        {
            await foreach (var journal in journals.WithCancellation(token))
            {
                var place = RowPlace.First;
                await foreach (var line in journal.Lines.WithCancellation(token))
                {
                    rows.Row(journal, line, place);
                    (place, written, debit, credit) = (RowPlace.Further, written + 1, debit + line.Debit, credit + line.Credit);
                }
                rows.EndJournal();
            }
        }
        if (written != Lines || debit != Debit || credit != Credit)
            throw new InvalidOperationException($"{written} lines were written, {Lines} were checked, or their amounts differ.");
    }
}
