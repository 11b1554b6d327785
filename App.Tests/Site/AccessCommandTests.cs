using System.Reflection;
using System.Runtime.CompilerServices;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests;

/// <summary>Holds every command to its line of the access table.</summary>
public class AccessCommandTests
{
    private const string Letters = "VSACOD";
    private const string Door = "at the door";

    private static readonly Dictionary<string, string> Table = AccessRows.Read(AccessTable.Commands);

    [Fact]
    public void Every_command_has_a_line_and_every_line_a_command()
    {
        var commands = Commands().Select(NameOf).Distinct().ToHashSet();

        Assert.True(commands.Count > 10, "The test found hardly any command, so it proves nothing.");
        AccessRows.AssertNone(commands.Where(name => !Table.ContainsKey(name)));
        AccessRows.AssertNone(Table.Keys.Where(name => !commands.Contains(name)));
    }

    [Fact]
    public async Task Whoever_may_not_is_refused_changes_nothing_and_a_refused_command_is_written_down()
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);
        var wrong = new List<string>();
        var before = await ContentAsync(books);
        var cells = 0;

        foreach (var command in Guarded())
            foreach (var actor in Strangers(Table[NameOf(command)]))
            {
                books.Actor = actor;
                var denied = await DeniedRowsAsync(books);
                var answer = await AskAsync(books, command);
                var isWrittenDown = await DeniedRowsAsync(books) == denied + 1;
                var line = Table[NameOf(command)];
                var isRefused = answer == "AccessDenied" || answer == "People.NotAllowed" && (isWrittenDown || line.EndsWith("question", StringComparison.Ordinal));
                if (!isRefused && !line.EndsWith("silent", StringComparison.Ordinal)) wrong.Add($"{NameOf(command)} as {actor.Roles}: {answer}, {(isWrittenDown ? "" : "not ")}written down");
                cells++;
            }

        AccessRows.AssertNone(wrong);
        Assert.Equal(before, await ContentAsync(books));
        TestContext.Current.TestOutputHelper?.WriteLine($"{cells} cells of the table refused.");
    }

    [Fact]
    public async Task Whoever_may_is_not_turned_away()
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);
        var wrong = new List<string>();

        foreach (var command in Guarded())
            foreach (var role in RolesOf(Table[NameOf(command)]))
            {
                books.Actor = Books.Person("R. Osei", role);
                if (await AskAsync(books, command) is "People.NotAllowed" or "AccessDenied") wrong.Add($"{NameOf(command)} as {role}");
            }

        AccessRows.AssertNone(wrong);
    }

    private static IEnumerable<MethodInfo> Guarded() => Commands().Where(command => Table.GetValueOrDefault(NameOf(command), Door) != Door);

    internal static IEnumerable<MethodInfo> Commands() =>
        from type in typeof(Work).Assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false, IsPublic: true } && type != typeof(Work)
        where type.Name.EndsWith("Service", StringComparison.Ordinal) || type.GetConstructors().Any(made => made.GetParameters().Any(p => p.ParameterType == typeof(Work)))
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal)
        where method.Name is not ("DisposeAsync" or "StartAsync" or "StopAsync")
        select method;

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static IEnumerable<Role> RolesOf(string letters) =>
        Letters.Select((letter, place) => (letter, Role: (Role)(1 << place))).Where(pair => letters.Contains(pair.letter)).Select(pair => pair.Role);

    private static IEnumerable<Actor> Strangers(string letters) =>
        [.. Enumerable.Range(0, Letters.Length).Select(place => (Role)(1 << place)).Except(RolesOf(letters)).Select(role => Books.Person("A stranger", role)), Actor.Nobody("test")];

    // Empty forms and empty words: whoever may not must be refused before anybody looks at them.
    private static async Task<string> AskAsync(Books books, MethodInfo command)
    {
        await using var scope = books.Get<IServiceScopeFactory>().CreateAsyncScope();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            var service = scope.ServiceProvider.GetRequiredService(command.DeclaringType!);
            var method = command.IsGenericMethodDefinition ? command.MakeGenericMethod([.. command.GetGenericArguments().Select(_ => typeof(object))]) : command;
            var arguments = method.GetParameters().Select(p => p.ParameterType == typeof(CancellationToken) ? patience.Token : Plain(p.ParameterType)).ToArray();
            object started = method.Invoke(service, arguments)!;
            var task = started as Task ?? (Task)started.GetType().GetMethod("AsTask")!.Invoke(started, null)!;
            await task;
            return CodeOf(task.GetType().GetProperty("Result")?.GetValue(task));
        }
        catch (Exception problem) when (problem is not InvalidOperationException { Source: "Microsoft.Extensions.DependencyInjection" })
        {
            return (problem is TargetInvocationException { InnerException: { } inner } ? inner : problem).GetType().Name;
        }
    }

    private static object? Plain(Type type)
    {
        if (type == typeof(string)) return "";
        if (type.IsValueType) return Activator.CreateInstance(type);
        return type.Assembly == typeof(Work).Assembly && !type.IsAbstract ? RuntimeHelpers.GetUninitializedObject(type) : null;
    }

    private static string CodeOf(object? answer) =>
        (answer as Refusal ?? answer?.GetType().GetProperty("Refusal")?.GetValue(answer) as Refusal)?.Code ?? "let in";

    private static async Task<int> DeniedRowsAsync(Books books)
    {
        await using var db = books.Db();
        return await db.AuditRows.CountAsync(row => row.Action == "Denied");
    }

    /// <summary>Every table but the trail, as text.</summary>
    private static async Task<string> ContentAsync(Books books)
    {
        await using var connection = new SqliteConnection(books.Folder.ConnectionString);
        await connection.OpenAsync();
        var content = new List<string>();
        foreach (var table in await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('AuditRows', 'sqlite_sequence')"))
            content.AddRange((await RowsAsync(connection, $"SELECT * FROM \"{table}\"")).Select(row => $"{table}: {row}"));
        return string.Join("\n", content);
    }

    private static async Task<List<string>> RowsAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        return rows;
    }
}
