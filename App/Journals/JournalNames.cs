using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Journals;

/// <summary>The words for the ids in a company's lines, looked up here rather than joined: a chart is small, a journal is not.</summary>
internal sealed record JournalNames(Dictionary<int, (string Code, string Name, string? Unit)> Accounts, Dictionary<int, string> Branches, Dictionary<int, string> Departments)
{
    public static async Task<JournalNames> OfAsync(AppDbContext db, int companyId, CancellationToken token) => new(
        (await db.Accounts.Where(a => a.CompanyId == companyId).Select(a => new { a.Id, a.Code, a.Name, a.Unit }).ToListAsync(token)).ToDictionary(a => a.Id, a => (a.Code, a.Name, a.Unit)),
        await db.Branches.Where(b => b.CompanyId == companyId).ToDictionaryAsync(b => b.Id, b => b.Code, token),
        await db.Departments.Where(d => d.CompanyId == companyId).ToDictionaryAsync(d => d.Id, d => d.Code, token));

    public JournalTotal Total(JournalSummary summary)
    {
        var (code, name, unit) = Account(summary.AccountId);
        return new JournalTotal(code, name, Branch(summary.BranchId))
        {
            Unit = unit, Department = Department(summary.DepartmentId), Lines = summary.Lines, Debit = summary.Debit, Credit = summary.Credit,
        };
    }

    public JournalLineRow Row(JournalLine line, string? transaction)
    {
        var (code, name, unit) = Account(line.AccountId);
        return new JournalLineRow(line, code, name) { Unit = unit, Branch = Branch(line.BranchId), Department = Department(line.DepartmentId), Transaction = transaction };
    }

    // A damaged line must still be shown; that it is damaged is said when the ledger is taken or verified.
    private (string Code, string Name, string? Unit) Account(int id) => Accounts.GetValueOrDefault(id, ($"#{id}", "not found", null));

    private string Branch(int id) => Branches.GetValueOrDefault(id, $"#{id}");

    private string? Department(int? id) => id is { } known ? Departments.GetValueOrDefault(known, $"#{known}") : null;
}
