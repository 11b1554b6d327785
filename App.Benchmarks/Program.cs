using BatchLedger.Benchmarks;

// A child of ours: one workbook in a process of its own, so that its peak memory is its own.
if (args is ["sheet", var shape, var rows]) return SheetChild.Run(shape, int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture));

string[] all = ["H1a", "H1b", "H4", "H5", "H6"];
var asked = args.Length == 0 ? all : args;
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
if (Wants("H6")) Print(await LinesBench.RunAsync());
if (Wants("H4") || Wants("H5")) Print(SheetBench.Run());
Console.WriteLine();
Console.WriteLine(Machine.Load());
return 0;

static void Print(IEnumerable<Measure> measures)
{
    foreach (var measure in measures) Console.WriteLine(measure.Row());
}
