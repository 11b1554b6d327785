using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>One way to Intacct's books.</summary>
internal interface IIntacctWay
{
    Task<SignInAnswer> SignInAsync(GlTerms terms, CancellationToken token);

    Task<BooksAnswer> ReadBooksAsync(GlSession session, CancellationToken token);

    Task<GlAnswer> SendAsync(GlSession session, GlEntry entry, CancellationToken token);

    Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token);

    Task<GlAnswer> DeleteAsync(GlSession session, OutsideCopy copy, CancellationToken token);
}

/// <summary>By the XML gateway, the usual way.</summary>
internal sealed class IntacctXml(OutsideDoor door, TimeProvider clock) : IIntacctWay
{
    private static readonly Dictionary<OutsideKind, IntacctQuery> Lists = new()
    {
        [OutsideKind.Account] = new("GLACCOUNT", "RECORDNO", "ACCOUNTNO", "TITLE", "STATUS"),
        [OutsideKind.Department] = new("DEPARTMENT", "RECORDNO", "DEPARTMENTID", "TITLE", "STATUS"),
        [OutsideKind.Location] = new("LOCATION", "RECORDNO", "LOCATIONID", "NAME", "STATUS"),
        [OutsideKind.Class] = new("CLASS", "RECORDNO", "CLASSID", "NAME", "STATUS"),
        [OutsideKind.Journal] = new("GLJOURNAL", "RECORDNO", "SYMBOL", "TITLE", "STATUS"),
    };

    private readonly IntacctGateway gateway = new(door, clock);

    public Task<SignInAnswer> SignInAsync(GlTerms terms, CancellationToken token) => gateway.SignInAsync(terms, token);

    public Task<BooksAnswer> ReadBooksAsync(GlSession session, CancellationToken token) => IntacctBooksReader.ReadAsync(session.Terms, async kind =>
    {
        var query = Lists[kind];
        var (rows, answer) = await gateway.ListAsync(session, query, token);
        return ([.. rows.Select(row => IntacctBooksReader.Item(kind, row.Says(query.Fields[1]), row.Says(query.Fields[2]), row.Says("STATUS")))], answer);
    });

    public async Task<GlAnswer> SendAsync(GlSession session, GlEntry entry, CancellationToken token) =>
        (await gateway.CallAsync(session, IntacctRequests.Create(entry, session.Terms[IntacctFields.Journal]), IntacctDeed.Create, token)).Answer;

    public Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token) => new IntacctJournalReader(gateway).LookUpAsync(session, mark, token);

    public async Task<GlAnswer> DeleteAsync(GlSession session, OutsideCopy copy, CancellationToken token) =>
        (await gateway.CallAsync(session, IntacctRequests.Delete(copy.Id), IntacctDeed.Delete, token)).Answer;
}
