using System.Reflection;
using BatchLedger.Batches;
using BatchLedger.Budgets;
using BatchLedger.Consolidation;
using BatchLedger.Data;
using BatchLedger.GeneralLedger;
using BatchLedger.LedgerFiles;
using BatchLedger.Journals;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests;

/// <summary>Every question that can be put to a reader about the hidden company: its codes, numbers and keys, in every combination.</summary>
internal sealed class Questions(Books books, Dictionary<Type, object?[]> answers)
{
    public static async Task<Questions> AboutAsync(Books books, TwoCompanies both)
    {
        await using var db = books.Db();
        var (company, year) = (both.Other.Company.Id, both.Other.Year.Id);
        var journals = await db.Transactions.Where(t => t.CompanyId == company).Include(t => t.Lines).ToListAsync();
        var ledgers = await db.Ledgers.Select(l => l.Id).ToListAsync();
        var budget = await db.Ledgers.Where(l => l.Code == "BUD").Select(l => l.Id).SingleAsync();
        object?[] numbers =
        [
            "", TwoCompanies.Hidden, both.Other.Ledger.Code, both.Other.Batch.Number, $"O-{TwoCompanies.Hidden}", $"M-{TwoCompanies.Hidden}", $"BR-{TwoCompanies.Hidden}", "BUD", "1010", "M-1", "DUES", "CHECK", "Mar 2026", "2026-03",
            .. journals.Select(t => t.Number), .. await db.JournalEntries.Select(j => j.Number).ToListAsync(),
        ];
        var book = new BookWish { Company = TwoCompanies.Hidden, Ledger = both.Other.Ledger.Code, From = "2026-01-01", To = "2026-12-01", Account = "1010" };
        object?[] ids = [.. Enumerable.Range(1, 24).Cast<object?>()];
        return new(books, new()
        {
            [typeof(string)] = numbers, [typeof(int)] = ids, [typeof(int?)] = [null, .. ids], [typeof(IReadOnlyList<int>)] = [Enumerable.Range(1, 24).ToList()],
            [typeof(Guid)] = [.. (await db.Set<BatchLedger.LedgerArchive.StoredFile>().Select(f => f.Id).ToListAsync()).Cast<object?>(), .. (await db.Documents.Select(d => d.Id).ToListAsync()).Cast<object?>(), .. (await db.Set<BatchLedger.Mail.OutboxMail>().Select(m => m.Id).ToListAsync()).Cast<object?>()],
            [typeof(ListQuery)] = [new ListQuery(Take: 500)], [typeof(Transaction)] = [.. journals], [typeof(DateOnly)] = [new DateOnly(2026, 3, 31)], [typeof(DateOnly?)] = [new DateOnly(2026, 3, 10)],
            [typeof(ValueTuple<string, string>)] = [("USD", "EUR")], [typeof(DayRange)] = [new DayRange(new(2026, 1, 1), new(2026, 12, 31))],
            [typeof(BookWish)] = [book, new BookWish { From = "2026-01-01", To = "2026-12-01" }, book with { Company = null }],
            [typeof(BatchLedger.ManagementLedgers.LedgerShow)] = [new BatchLedger.ManagementLedgers.LedgerShow { Undone = true }],
            [typeof(ComparisonWish)] = [new ComparisonWish(company, budget, year)],
            [typeof(BudgetScope)] = [.. ledgers.Select(ledger => (object?)new BudgetScope(ledger, company, year, both.Other.Branch.Id))],
            [typeof(CopySource)] = [new CopySource(null, year, "0"), new CopySource(budget, year, "0")],
            [typeof(LedgerWish)] = [new LedgerWish(both.Other.Batch.Number, LedgerKind.Detail), new LedgerWish(both.Other.Batch.Number, LedgerKind.Summary)],
            [typeof(JournalFacts)] = [new JournalFacts(company, both.Other.Branch.Id, "USD", false)],
            [typeof(BatchFilter)] = [new BatchFilter(), new BatchFilter(CompanyId: company)], [typeof(EntryFilter)] = [new EntryFilter()],
            [typeof(BatchLedger.LedgerRuns.LedgerRunFilter)] = [new BatchLedger.LedgerRuns.LedgerRunFilter()], [typeof(BatchLedger.Mail.OutboxFilter)] = [new BatchLedger.Mail.OutboxFilter()],
            [typeof(BatchLedger.GlIntegration.GlWish)] = [new BatchLedger.GlIntegration.GlWish(), new BatchLedger.GlIntegration.GlWish(TwoCompanies.Hidden, "2026-01-01", "2026-12-31")],
            [typeof(BatchLedger.Trail.AuditFilter)] = [new BatchLedger.Trail.AuditFilter { Take = 500 }],
        });
    }

    /// <summary>All that the answers say.</summary>
    public async Task<string> AskAsync(MethodInfo reader)
    {
        var said = new List<string>();
        foreach (var arguments in Every([.. reader.GetParameters()]))
        {
            await using var scope = books.Get<IServiceScopeFactory>().CreateAsyncScope();
            var service = scope.ServiceProvider.GetRequiredService(reader.DeclaringType!);
            said.Add(await AnswerAsync(() => reader.Invoke(service, arguments)!, arguments));
        }
        return string.Join("\n", said);
    }

    // A key of nothing, or of a thing that is not to be seen, may end in an exception: that shows nothing either.
    private static async Task<string> AnswerAsync(Func<object> ask, object?[] asked)
    {
        try
        {
            var started = ask();
            var task = started as Task ?? (Task)started.GetType().GetMethod("AsTask")!.Invoke(started, null)!;
            await task;
            var answer = task.GetType().GetProperty("Result")!.GetValue(task);
            var said = Readings.Of(answer, asked);
            (answer as IDisposable)?.Dispose();
            return said;
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            return "";
        }
    }

    private IEnumerable<object?[]> Every(ParameterInfo[] parameters) =>
        parameters.Aggregate<ParameterInfo, IEnumerable<object?[]>>([[]], (sofar, next) => sofar.SelectMany(before => For(next).Select(value => (object?[])[.. before, value])));

    private object?[] For(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken)) return [CancellationToken.None];
        if (parameter.Name == "without") return [0];
        if (type.IsEnum) return [.. Enum.GetValues(type).Cast<object?>()];
        return answers.TryGetValue(type, out var values) ? values
            : throw new InvalidOperationException($"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name} is asked with a {type.Name}: give one of the hidden company in {nameof(Questions)}.");
    }
}
