namespace BatchLedger.FakeGl;

/// <summary>What the fakes' lists hold unless somebody says otherwise: the accounts of the sample association, under outside ids that say nothing.</summary>
internal static class FakeChart
{
    // Numbers as the sample association has them; ids as a system of its own would give them.
    public static IReadOnlyList<FakeItem> Accounts { get; } =
    [
        new("35", "Operating bank", "1010", "Bank"), new("36", "Card clearing", "1020", "Other Current Asset"), new("84", "Accounts Receivable", "1200", "Accounts Receivable"),
        new("37", "Due from other branches", "1900", "Other Current Asset"), new("60", "Accounts Payable", "2000", "Accounts Payable"), new("91", "Unapplied payments", "2200", "Other Current Liability"),
        new("92", "Sales tax payable", "2300", "Other Current Liability"), new("90", "Deferred dues", "2400", "Other Current Liability"), new("93", "Due to other branches", "2900", "Other Current Liability"),
        new("70", "Net assets", "3000", "Equity"), new("82", "Annual dues", "4010", "Income") { Path = "Member Income:Annual dues" }, new("83", "Chapter dues", "4020", "Income") { Path = "Member Income:Chapter dues" },
        new("85", "Courses and events", "4100", "Income"), new("86", "Guidebooks", "4200", "Income"), new("87", "Discounts given", "4900", "Income"), new("61", "Rent", "5100", "Expense"),
        new("38", "Trust bank", "1030", "Bank"), new("94", "Creditors of owners", "2100", "Other Current Liability"), new("95", "Owner funds", "2500", "Other Current Liability"),
        new("96", "Unallocated trust money", "2510", "Other Current Liability"), new("97", "Bonds held", "2520", "Other Current Liability"), new("88", "Management fees", "4300", "Income"),
        new("62", "Bank charges", "5200", "Expense"), new("63", "Bad debt", "6800", "Expense"), new("64", "Rounding", "6900", "Other Expense"), new("99", "Old dues (deleted)", "4000", "Income") { Active = false },
    ];

    public static IReadOnlyList<FakeItem> Locations { get; } = [new("1", "Headquarters", "HQ"), new("2", "North chapter", "NORTH"), new("3", "Closed chapter", "OLD") { Active = false }];

    public static IReadOnlyList<FakeItem> Departments { get; } = [new("5", "Membership", "MEM"), new("6", "Events", "EVENTS")];

    public static IReadOnlyList<FakeItem> Classes { get; } = [new("5000000000000012", "Membership", "MEM"), new("5000000000000013", "Events", "EVENTS")];

    public static IReadOnlyList<FakeItem> Customers { get; } = [new("201", "Members"), new("202", "Walk-in customer")];

    public static IReadOnlyList<FakeItem> Vendors { get; } = [new("301", "Various vendors")];
}
