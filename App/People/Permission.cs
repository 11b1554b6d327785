namespace BatchLedger.People;

/// <summary>What can be done here. Each service method asks for one.</summary>
public enum Permission
{
    Read,
    EditSetUp,
    WorkInBatches,
    CloseBatches,
    CreateLedgers,
    PostBatches,
    ReopenPosted,
    ExportLedgers,
    Import,
    ManagePeriods,
    TranslateLedgers,
    AllowReopening,
    HandleJobs,
    HandleMail,
    ReadAudit,
    RebuildBalances,
    ManageUsers,
    ChangeSettings,
    SendToGl,
    ManageConnections,
    KeepManagements,
    ReconcileTrust,
}

/// <summary>Who may do what: one line a permission. A permission without a line is refused to everybody.</summary>
public static class Permissions
{
    public static Role RolesFor(Permission permission) => permission switch
    {
        Permission.Read => Role.Viewer | Role.Staff | Role.Accountant | Role.Controller | Role.Operator | Role.Administrator,
        Permission.EditSetUp => Role.Accountant | Role.Controller | Role.Administrator,
        Permission.WorkInBatches => Role.Staff | Role.Accountant,
        Permission.CloseBatches => Role.Staff | Role.Accountant,
        Permission.CreateLedgers => Role.Staff | Role.Accountant,
        Permission.PostBatches => Role.Accountant,
        Permission.ReopenPosted => Role.Accountant,
        Permission.ExportLedgers => Role.Accountant,
        Permission.Import => Role.Staff | Role.Accountant,
        Permission.ManagePeriods => Role.Controller,
        Permission.TranslateLedgers => Role.Accountant | Role.Controller,
        Permission.AllowReopening => Role.Administrator,
        Permission.HandleJobs => Role.Operator,
        Permission.HandleMail => Role.Operator,
        Permission.ReadAudit => Role.Accountant | Role.Controller | Role.Operator | Role.Administrator,
        Permission.RebuildBalances => Role.Controller | Role.Operator | Role.Administrator,
        Permission.ManageUsers => Role.Administrator,
        Permission.ChangeSettings => Role.Administrator,
        Permission.SendToGl => Role.Accountant,
        Permission.ManageConnections => Role.Administrator,
        Permission.KeepManagements => Role.Staff | Role.Accountant,
        Permission.ReconcileTrust => Role.Accountant,
        _ => Role.None,
    };

    /// <summary>The deed in words, for "Posting batches needs …".</summary>
    public static string Words(Permission permission) => permission switch
    {
        Permission.Read => "Reading",
        Permission.EditSetUp => "Changing set-up data",
        Permission.WorkInBatches => "Working in batches",
        Permission.CloseBatches => "Closing and reopening batches",
        Permission.CreateLedgers => "Creating ledgers",
        Permission.PostBatches => "Posting batches",
        Permission.ReopenPosted => "Reopening posted batches",
        Permission.ExportLedgers => "Taking ledger files",
        Permission.Import => "Importing",
        Permission.ManagePeriods => "Managing fiscal years and periods",
        Permission.TranslateLedgers => "Translating ledgers",
        Permission.AllowReopening => "Deciding whether closed periods may be reopened",
        Permission.HandleJobs => "Handling other people's jobs",
        Permission.HandleMail => "Handling mail",
        Permission.ReadAudit => "Reading the audit trail",
        Permission.RebuildBalances => "Rebuilding account balances",
        Permission.ManageUsers => "Managing users",
        Permission.ChangeSettings => "Changing the settings",
        Permission.SendToGl => "Sending journals to the GL",
        Permission.ManageConnections => "Managing connections to accounting systems",
        Permission.KeepManagements => "Keeping managements",
        Permission.ReconcileTrust => "Reconciling the trust bank",
        _ => permission.ToString(),
    };
}
