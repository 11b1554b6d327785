using BatchLedger.Refusals;

namespace BatchLedger.Imports;

/// <summary>A file that was read and split into rows, with what was wrong so far.</summary>
internal sealed record ImportFile(ImportRequest Request, ImportSheet Sheet, FaultList Faults)
{
    /// <summary>Refuses with FileMissing or FileUnreadable.</summary>
    public static async Task<Outcome<ImportFile>> ReadAsync(ImportRequest request, CancellationToken token)
    {
        try
        {
            if (!File.Exists(request.Path)) return ImportRefusals.FileMissing(request.Path);
            var bytes = await BytesAsync(request.Path, token);
            return await Task.Run(() => Split(request, bytes), token);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ImportRefusals.FileUnreadable(request.Path, problem.Message);
        }
    }

    public ImportPlan Check(ImportLookup lookup)
    {
        var findings = new ImportFindings(Faults, new NoteList());
        foreach (var note in Sheet.Notes) findings.Notes.Add(note);
        var report = new ImportReport(Request, Sheet.Sha256, Sheet.Rows.Count) { Faults = Faults };
        // A file whose rows cannot be trusted is not judged further.
        if (Sheet.Rows.Count == 0) return new ImportPlan(report);

        var plan = Request.Kind switch
        {
            ImportKind.Accounts => new ImportPlan(report) { Records = AccountChecks.Check(Sheet, lookup, Faults) },
            ImportKind.Departments => new ImportPlan(report) { Records = DepartmentChecks.Check(Sheet, lookup, Faults) },
            ImportKind.Rates => new ImportPlan(report) { Records = RateChecks.Check(Sheet, lookup, Faults) },
            ImportKind.Budgets => new ImportPlan(report) { Budgets = BudgetChecks.Check(Sheet, lookup, Faults) },
            ImportKind.Sales => new ImportPlan(report) { Sales = SalesChecks.Check(Sheet, lookup, findings) },
            _ => new ImportPlan(report) { Journals = JournalChecks.Check(Sheet, lookup, findings) },
        };
        return plan with { Report = report with { Notes = findings.Notes.InWords, Counts = plan.Counts } };
    }

    private static ImportFile Split(ImportRequest request, byte[] bytes)
    {
        var faults = new FaultList();
        return new ImportFile(request, ImportSheet.Read(bytes, ImportColumns.Of(request.Kind), faults), faults);
    }

    // One byte more than is allowed, so that a larger file is known without being held.
    private static async Task<byte[]> BytesAsync(string path, CancellationToken token)
    {
        await using var file = File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(file.Length, FileScan.MaxBytes + 1)];
        var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, token);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
