using System.Diagnostics.CodeAnalysis;
using BatchLedger.Commands;

[assembly: SuppressMessage("Design", "CA1031", Justification = "A background loop must outlive what it runs; each place says why.")]

return await CommandTree.RunAsync(args);
