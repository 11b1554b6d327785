using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.FilingCabinet;
using BatchLedger.Live;
using BatchLedger.Managements;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.OwnerStatements;

/// <summary>Makes owner statements. What a statement tells is never told again, and never changed.</summary>
public sealed class StatementService(Work work, Filing filing, TimeProvider clock)
{
    /// <summary>Newest first, each with its papers.</summary>
    public Task<List<StatementRow>> ListAsync(int managementId, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var papers = (await db.Documents.Where(d => d.ManagementId == managementId && d.StatementId != null).ToListAsync(token)).ToLookup(d => d.StatementId);
        var statements = await db.OwnerStatements.Where(s => s.ManagementId == managementId).OrderByDescending(s => s.To).ToListAsync(token);
        var currency = await db.Managements.Where(m => m.Id == managementId).Join(db.Companies, m => m.CompanyId, c => c.Id, (_, company) => company.Currency).SingleOrDefaultAsync(token) ?? "";
        return statements.Select(statement => new StatementRow(statement, currency, [.. papers[statement.Id].OrderBy(paper => paper.ContentType)])).ToList();
    }, token);

    /// <summary>What the statement would tell. Refuses as the making does, but for the permission.</summary>
    public Task<Outcome<StatementContent>> PreviewAsync(int managementId, DateOnly? to, CancellationToken token = default) =>
        work.ReadAsync(db => new StatementReading(db, Today, token).ReadAsync(managementId, to), token);

    /// <summary>Numbers it, puts every entry on it, and keeps it as PDF and workbook in the filing cabinet, all in one commit.
    /// Refuses with Off, NotFound, EndMissing, EndInFuture, AlreadyTold or NothingToTell, in that order.</summary>
    public Task<Outcome<OwnerStatement>> MakeAsync(int managementId, DateOnly? to, CancellationToken token = default) =>
        work.MakeAsync<OwnerStatement>(Permission.KeepManagements, async desk =>
        {
            if (ManagementRefusals.WhyOff(await desk.Db.FeaturesAsync(desk.Token)) is { } off) return off;
            var (content, refusal) = await new StatementReading(desk.Db, Today, desk.Token).ReadAsync(managementId, to);
            if (content is null) return refusal!;

            var statement = new OwnerStatement
            {
                CompanyId = content.Office.Id, Number = content.Number, ManagementId = managementId, From = content.From, To = content.To,
                Opening = content.Opening, Closing = content.Closing, MadeAt = desk.Now, MadeBy = desk.Actor.Name,
            };
            desk.Db.Add(statement);
            await desk.Db.SaveAsync(desk);
            await StatementReading.Open(desk.Db, managementId, content.To).ExecuteUpdateAsync(set => set.SetProperty(e => e.StatementId, statement.Id), desk.Token);
            await KeepAsync(desk, content, statement);
            Trace(desk, content);
            return statement;
        }, token);

    /// <summary>Why the reader makes none, or null.</summary>
    public Task<Refusal?> WhyNotMakeAsync(CancellationToken token = default) => work.ReadAsync(async db =>
        (await work.ActorAsync()).WhyNot(Permission.KeepManagements) ?? ManagementRefusals.WhyOff(await db.FeaturesAsync(token)), token);

    private DateOnly Today => clock.Today();

    private async Task KeepAsync(Desk desk, StatementContent content, OwnerStatement statement)
    {
        DocumentDraft Draft(DocumentType type, byte[] bytes) => new(DocumentKind.Statement, type, StatementPaper.Name(content), bytes) { StatementId = statement.Id };
        await filing.KeepAsync(desk, content.Management, Draft(DocumentType.Pdf, StatementPaper.Pdf(content, statement)));
        await filing.KeepAsync(desk, content.Management, Draft(DocumentType.Workbook, StatementBook.Write(content, statement)));
    }

    private static void Trace(Desk desk, StatementContent content)
    {
        desk.Note(new AuditEntry("Statement.Make", $"Statement {content.Number} of {content.Management.Number}")
        {
            CompanyId = content.Office.Id, Address = ManagementTab.Statements.Address(content.Management), Before = content.Money(content.Opening).Format(),
            After = $"{content.From.InWords()} to {content.To.InWords()}, {content.Entries} transactions, {content.Money(content.Closing).Format()}",
        });
        desk.Ring(Topics.Management(content.Management.Id), Topics.Managements);
    }
}

/// <summary>A statement in a list, its PDF before its workbook.</summary>
public sealed record StatementRow(OwnerStatement Statement, string Currency, IReadOnlyList<Document> Papers)
{
    public Money Money(long minor) => new(minor, Currency);
}
