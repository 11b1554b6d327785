using BatchLedger.Benchmarks;

// Children of ours: one workbook, one mass run or one export, in a process of its own, so that its peak memory is its own.
if (args is ["sheet", var shape, var rows]) return SheetChild.Run(shape, int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture));

if (args is ["mass", var folder]) return await MassChild.RunAsync(folder);

if (args is ["export", var posted]) return await ExportChild.RunAsync(posted);

string[] all = ["H1a", "H1b", "H1c", "H2", "H4", "H5", "H6", "H7", "H8"];
// A number sets the transactions of H2 and H7.
var asked = args.Where(arg => !int.TryParse(arg, out _)).ToArray() is { Length: > 0 } some ? some : all;
var transactions = args.Select(arg => int.TryParse(arg, out var number) ? number : 0).DefaultIfEmpty().Max() is > 0 and var most ? most : 0;
if (asked.FirstOrDefault(id => !all.Contains(id, StringComparer.OrdinalIgnoreCase)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark {unknown}. There are {string.Join(", ", all)}.");
    return 2;
}

bool Wants(string id) => asked.Contains(id, StringComparer.OrdinalIgnoreCase);

Console.WriteLine(Machine.Facts());
Console.WriteLine();
Console.WriteLine("| id | what | n | wall s min | median | max | CPU s min | median | max | |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
if (Wants("H1a")) Print(await LedgerBench.RunAsync("H1a", 1_000));
if (Wants("H1b")) Print(await LedgerBench.RunAsync("H1b", 10_000));
if (Wants("H1c")) Print(await LedgerBench.RunAsync("H1c", 100_000));
if (Wants("H2")) Print(await MassBench.RunAsync(transactions > 0 ? transactions : 100_000));
if (Wants("H6")) Print(await LinesBench.RunAsync());
if (Wants("H7")) Print(await BooksBench.RunAsync(transactions > 0 ? transactions : 1_000_000));
if (Wants("H8")) Print(await PropertyBench.RunAsync(20_000));
if (Wants("H4")) Print(await ExportBench.RunAsync());
if (Wants("H5")) Print(SheetBench.Run());
Console.WriteLine();
Console.WriteLine(Machine.Load());
return 0;

static void Print(IEnumerable<Measure> measures)
{
    foreach (var measure in measures) Console.WriteLine(measure.Row());
}
