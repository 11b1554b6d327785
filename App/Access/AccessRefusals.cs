using BatchLedger.Refusals;

namespace BatchLedger.Access;

/// <summary>Every "no" at the door. None tells whether an account exists.</summary>
public static class AccessRefusals
{
    public static Refusal Wrong => new("Access.Wrong",
        "E-mail and password do not match an account that may sign in. Check both; an administrator can set a new password.");

    public static Refusal LockedOut(int minutes) => new("Access.LockedOut",
        $"Too many wrong passwords. Signing in to this account is closed for {minutes} minutes; then try again.");

    public static Refusal LinkSpent => new("Access.LinkSpent",
        "This set-up link was used already, is older than 30 minutes, or is wrong. If there is no administrator yet, restart BatchLedger: it prints a new link.");

    public static Refusal OldPasswordWrong => new("Access.OldPasswordWrong", "The present password is not right. Nothing was changed.");

    public static Refusal SamePassword => new("Access.SamePassword", "The new password is the present one. Choose another one.");

    public static Refusal PasswordsDiffer => new("Access.PasswordsDiffer", "The two new passwords differ. Type the same one twice.");

    public static Refusal SignedOut => new("Access.SignedOut", "You are not signed in any more. Sign in and try again.");
}
