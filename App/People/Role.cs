namespace BatchLedger.People;

/// <summary>What a person is in the office. Additive: a person may hold several.</summary>
[Flags]
public enum Role
{
    None = 0,
    Viewer = 1,
    Staff = 2,
    Accountant = 4,
    Controller = 8,
    Operator = 16,
    Administrator = 32,
}
