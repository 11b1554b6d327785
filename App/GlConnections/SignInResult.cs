namespace BatchLedger.GlConnections;

/// <summary>How a sign-in on the outside system's page ended. It stands in the address the browser comes back to, as a word of ours and never as theirs.</summary>
public enum SignInResult { Connected, OtherBooks, Declined, Strange, NotYours, Used, Expired, Changed, BooksStay, Failed }

public static class SignInResults
{
    public static bool IsGood(this SignInResult result) => result is SignInResult.Connected or SignInResult.OtherBooks;

    public static string InWords(this SignInResult result) => result switch
    {
        SignInResult.Connected => "You are connected.",
        SignInResult.OtherBooks => "You are connected, to another company over there than before. Its chart was read anew and the old mapping is gone: map the accounts again before anything is sent.",
        SignInResult.Declined => "You did not allow the connection over there. Nothing was changed; sign in again when you want to.",
        SignInResult.NotYours => "This sign-in was begun by somebody else, or before you signed in here anew. Nothing was changed; begin it again from the page of the connection.",
        SignInResult.Used => "This sign-in was finished before; it works once. Begin it again if you need to.",
        SignInResult.Expired => "This sign-in took longer than ten minutes. Begin it again.",
        SignInResult.Changed => "The connection was changed while you signed in, so the sign-in was thrown away. Look at it as it is now, then sign in again.",
        SignInResult.BooksStay => "You signed in to another company over there, while journals are in the books of the one before. Sign in to that one, or delete or reverse those journals first.",
        SignInResult.Failed => "The sign-in could not be finished. Why not stands below.",
        _ => "This address does not belong to a sign-in that was begun here. Nothing was changed.",
    };
}

public static class SignInReturned
{
    /// <summary>Null for a word that is none of ours.</summary>
    public static SignInResult? Read(string? word) => Enum.GetValues<SignInResult>().Where(result => result.ToString() == word).Select(result => (SignInResult?)result).FirstOrDefault();
}
