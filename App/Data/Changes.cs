using BatchLedger.Trail;

namespace BatchLedger.Data;

/// <summary>A field of a record as the user knows it, and what stands in it.</summary>
public readonly record struct Said(string Field, string? Value);

public static class Changes
{
    /// <summary>Notes the fields that became different, as "Name: Dues · Active: yes". Nothing different leaves no trace.</summary>
    public static void NoteChange(this Desk desk, AuditEntry entry, IReadOnlyList<Said> before, IReadOnlyList<Said> after)
    {
        var changed = after.Where(said => (before.FirstOrDefault(old => old.Field == said.Field).Value ?? "") != (said.Value ?? ""))
            .Select(said => said.Field).ToHashSet();
        if (changed.Count == 0) return;
        desk.Note(entry with { Before = before.Count == 0 ? null : Text(before, changed), After = Text(after, changed) });
    }

    private static string Text(IEnumerable<Said> said, HashSet<string> fields) =>
        string.Join(" · ", said.Where(s => fields.Contains(s.Field)).Select(s => $"{s.Field}: {s.Value}"));

    public static string YesNo(this bool value) => value ? "yes" : "no";
}
