using BatchLedger.Refusals;

namespace BatchLedger.Audits;

/// <summary>One check at work. Its name is the sentence that holds when it finds nothing.</summary>
internal sealed class Check(string name)
{
    /// <summary>More findings than anybody reads at once are counted, not kept.</summary>
    private const int MostKept = 200;

    private readonly List<Fault> findings = [];

    public long Looked { get; set; }
    public long Found { get; private set; }

    public CheckResult Result => new(name, Looked, Found, findings);

    public void Add(Fault fault)
    {
        Found++;
        if (findings.Count < MostKept) findings.Add(fault);
    }
}
