using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.Tests.GlConnections;

/// <summary>An outside system that does what the test says, without a network.</summary>
internal sealed class ScriptedConnector(TimeProvider clock) : IGlConnector
{
    private int signIns, reads;

    public AccountingSystem System => AccountingSystem.SageIntacct;
    public IReadOnlyList<ConnectionField> Fields { get; } = [new("User", "User"), new("Password", "Password") { Secret = true }, new("Company", "Company") { TellsBooks = true }];
    public int MostLines => 1_000;
    public TimeSpan Settling => TimeSpan.Zero;
    public int SignIns => signIns;
    public int Reads => reads;

    /// <summary>What a sign-in answers; null: new tokens.</summary>
    public Func<OutsideTokens?, Task<SignInAnswer?>> OnSignIn { get; set; } = _ => Task.FromResult<SignInAnswer?>(null);
    public Func<GlSession, BooksAnswer>? OnRead { get; set; }
    public OutsideBooks Books { get; set; } = new() { Name = "Books over there" };

    public Refusal? WhyNot(GlTerms terms) => terms["Company"].Contains('/') ? new Refusal("Scripted.Company", "The company holds a slash.") : null;

    public async Task<SignInAnswer> SignInAsync(GlTerms terms, OutsideTokens? held, CancellationToken token)
    {
        var number = Interlocked.Increment(ref signIns);
        if (await OnSignIn(held) is { } said) return said;
        token.ThrowIfCancellationRequested();
        return new SignInAnswer(Tokens($"access-{number}"), GlAnswer.Of(AnswerClass.Session, "Signed in."));
    }

    public OutsideTokens Tokens(string access) => new() { Access = access, AccessUntil = clock.GetUtcNow().AddHours(1), Refresh = $"refresh of {access}" };

    public Task<BooksAnswer> ReadBooksAsync(GlSession session, CancellationToken token)
    {
        Interlocked.Increment(ref reads);
        return Task.FromResult(OnRead?.Invoke(session) ?? new BooksAnswer(Books, GlAnswer.Of(AnswerClass.List, "")));
    }

    public IReadOnlyList<GlFinding> Check(GlEntry entry, OutsideBooks books, GlTerms terms) => [];

    public Task<GlAnswer> SendAsync(GlSession session, GlEntry entry, CancellationToken token) => Task.FromResult(GlAnswer.Of(AnswerClass.Accepted, ""));

    public Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token) => Task.FromResult(GlAnswer.Of(AnswerClass.NotFound, ""));

    public Task<GlAnswer> DeleteAsync(GlSession session, OutsideCopy copy, CancellationToken token) => Task.FromResult(GlAnswer.Of(AnswerClass.Deleted, ""));
}
