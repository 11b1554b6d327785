using System.Collections.Concurrent;
using BatchLedger.Data;
using BatchLedger.People;

namespace BatchLedger.Imports;

/// <summary>A file between its upload and its import. Nobody but the one who sent it finds it.</summary>
public sealed record Upload(ImportRequest Request, string Owner, DateTimeOffset At);

/// <summary>Uploaded files, an hour each and a few for everybody, in a folder that only this program reads. A restart forgets them.</summary>
public sealed class Uploads(DataFolder folder, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private const int MostOfOne = 5;
    private const int Most = 40;

    private readonly ConcurrentDictionary<Guid, Upload> waiting = new();
    private readonly string path = Path.Combine(folder.Path, "uploads");

    public async Task<Guid> KeepAsync(Actor actor, ImportRequest request, Stream content, CancellationToken token)
    {
        Sweep(Owner(actor));
        Directory.CreateDirectory(path);
        var id = Guid.NewGuid();
        var file = Path.Combine(path, $"{id:N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var kept = new FileStream(file, options)) await content.CopyToAsync(kept, token);
        waiting[id] = new Upload(request with { Path = file }, Owner(actor), clock.GetUtcNow());
        return id;
    }

    /// <summary>Null also when it belongs to somebody else: a guessed id tells nothing.</summary>
    public ImportRequest? Find(Guid id, Actor actor) =>
        waiting.TryGetValue(id, out var upload) && upload.Owner == Owner(actor) && clock.GetUtcNow() - upload.At < Kept ? upload.Request : null;

    public void Forget(Guid id)
    {
        if (waiting.TryRemove(id, out var upload)) File.Delete(upload.Request.Path);
    }

    private void Sweep(string owner)
    {
        var oldestFirst = waiting.OrderBy(entry => entry.Value.At).ToList();
        var late = oldestFirst.Where(entry => clock.GetUtcNow() - entry.Value.At >= Kept);
        var own = oldestFirst.Where(entry => entry.Value.Owner == owner).SkipLast(MostOfOne - 1);
        foreach (var entry in late.Concat(own).Concat(oldestFirst.SkipLast(Most - 1)).ToList()) Forget(entry.Key);
    }

    private static string Owner(Actor actor) => actor.UserId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? actor.Name;
}
