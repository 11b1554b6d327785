using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Accounts;

/// <summary>What the page of a company shows.</summary>
public sealed record InterBranchView(Company Company, bool Multibranch)
{
    public IReadOnlyList<BranchLedger> Branches { get; init; } = [];

    /// <summary>The company's Actual ledgers: what a branch may post to by default.</summary>
    public IReadOnlyList<LedgerChoice> Ledgers { get; init; } = [];
    public IReadOnlyList<InterBranchRow> Mappings { get; init; } = [];

    internal static async Task<InterBranchView?> ReadAsync(AppDbContext db, int companyId, CancellationToken token)
    {
        if (await db.Companies.FirstOrDefaultAsync(c => c.Id == companyId, token) is not { } company) return null;
        var branches = await db.Branches.Where(b => b.CompanyId == companyId).OrderBy(b => b.Code).ToListAsync(token);
        var ledgers = await db.Ledgers.ToDictionaryAsync(l => l.Id, l => l.Code, token);
        var accounts = await db.Accounts.Where(a => a.CompanyId == companyId).ToDictionaryAsync(a => a.Id, token);
        var codes = branches.ToDictionary(b => b.Id, b => b.Code);
        var mappings = await db.InterBranchMappings.Where(m => m.CompanyId == companyId).ToListAsync(token);
        return new InterBranchView(company, (await db.FeaturesAsync(token)).Multibranch)
        {
            Branches = [.. branches.Select(b => new BranchLedger(b, ledgers.GetValueOrDefault(b.LedgerId) ?? ""))],
            Ledgers = await db.Ledgers.Where(l => l.Type == LedgerType.Actual && l.Companies.Any(c => c.CompanyId == companyId))
                .OrderBy(l => l.Code).Select(l => new LedgerChoice(l.Id, l.Code, l.Description)).ToListAsync(token),
            Mappings = [.. mappings.Select(m => new InterBranchRow(m, codes[m.FromBranchId], codes[m.ToBranchId])
                {
                    DueFrom = accounts[m.DueFromAccountId], DueTo = accounts[m.DueToAccountId],
                    Accounts = accounts.Values.Count(a => a.Type is not AccountType.Statistical && m.Covers(a.Code)),
                })
                .OrderBy(row => row.From, StringComparer.Ordinal).ThenBy(row => row.To, StringComparer.Ordinal).ThenBy(row => row.Mapping.AccountFrom, StringComparer.Ordinal)],
        };
    }
}

public sealed record BranchLedger(Branch Branch, string Ledger);

public sealed record InterBranchRow(InterBranchMapping Mapping, string From, string To)
{
    public required Account DueFrom { get; init; }
    public required Account DueTo { get; init; }

    /// <summary>How many accounts of the company lie in the range.</summary>
    public required int Accounts { get; init; }
}
