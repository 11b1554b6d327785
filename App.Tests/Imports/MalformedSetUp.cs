using System.Text;
using BatchLedger.Imports;

namespace BatchLedger.Tests.Imports;

/// <summary>Files of accounts, departments and exchange rates that cannot be imported, each with the beginning of the fault that must be named.</summary>
internal static class MalformedSetUp
{
    private const string AccountHeader = "code,name,type,active,unit\n", DepartmentHeader = "code,name,active\n", RateHeader = "from,to,effective,rate\n";

    public static readonly Dictionary<string, (ImportKind Kind, byte[] Content, string Fault)> All = new()
    {
        ["an account that is half active"] = Accounts("9000,Thing,Asset,maybe,", "Row 2, active: is neither yes nor no. Found \"maybe\"."),
        ["a statistical account that counts nothing"] = Accounts("9000,Hours,Statistical,,", "Row 2, unit: is empty. Say what a Statistical account counts, such as hours."),
        ["a unit of money"] = Accounts("9000,Thing,Asset,,hours", "Row 2, unit: is for Statistical accounts; this one is Asset. Leave it empty. Found \"hours\"."),
        ["a unit too long"] = Accounts("9000,Thing,Statistical,," + new string('h', 21), "Row 2, unit: has 21 characters; 20 is the most."),
        ["an account with a slash"] = Accounts("90/00,Thing,Asset,,", "Row 2, code: The code “90/00” may not hold a slash, for it stands in addresses."),
        ["an account whose capitals differ"] = Accounts("9a,Thing,Asset,,\n9A,Other,Asset,,", "Row 3, code: is in row 2 already."),
        ["a department without a code"] = Departments(",Training,yes", "Row 2, code: is empty."),
        ["a department without a name"] = Departments("TRAIN,,yes", "Row 2, name: is empty."),
        ["a department twice"] = Departments("TRAIN,Training,yes\ntrain,Trains,no", "Row 3, code: is in row 2 already."),
        ["a department with a long code"] = Departments("TRAININGS11,Training,yes", "Row 2, code: has 11 characters; 10 is the most."),
        ["a department that is called new"] = Departments("new,Training,yes", "Row 2, code: The code cannot be “new”; choose another."),
        ["a department's column of an account"] = (ImportKind.Departments, "code,name,type\nA,B,Asset"u8.ToArray(), "Row 1: Column 'type' is not known; known are code, name, active."),
        ["a rate of zero"] = Rates("EUR,USD,2026-01-01,0.000", "Row 2, rate: must be above zero."),
        ["a rate below zero"] = Rates("EUR,USD,2026-01-01,-1.08", "Row 2, rate: is not a rate. Write it as 1.08374651. Found \"-1.08\"."),
        ["a rate of nine decimals"] = Rates("EUR,USD,2026-01-01,1.083746511", "Row 2, rate: has 9 decimals; 8 is the most."),
        ["a rate of ten digits"] = Rates("EUR,USD,2026-01-01,1234567890", "Row 2, rate: has 10 digits before the point; 9 is the most."),
        ["a rate with a comma"] = Rates("EUR,USD,2026-01-01,\"1,08\"", "Row 2, rate: has a comma."),
        ["no rate"] = Rates("EUR,USD,2026-01-01,", "Row 2, rate: is not a rate."),
        ["a rate of no day"] = Rates("EUR,USD,soon,1.08", "Row 2, effective: is not a date."),
        ["a rate from no currency"] = Rates("Euro,USD,2026-01-01,1.08", "Row 2, from: is no currency code. Write it as USD. Found \"Euro\"."),
        ["a rate from a currency to itself"] = Rates("USD,USD,2026-01-01,1", "Row 2, to: is the same currency as from."),
        ["a rate twice"] = Rates("EUR,USD,2026-01-01,1.08\nEUR,USD,2026-01-01,1.09", "Row 3, effective: The rate from EUR to USD of this day is in row 2 already."),
    };

    private static (ImportKind, byte[], string) Accounts(string rows, string fault) => (ImportKind.Accounts, Encoding.UTF8.GetBytes(AccountHeader + rows), fault);

    private static (ImportKind, byte[], string) Departments(string rows, string fault) => (ImportKind.Departments, Encoding.UTF8.GetBytes(DepartmentHeader + rows), fault);

    private static (ImportKind, byte[], string) Rates(string rows, string fault) => (ImportKind.Rates, Encoding.UTF8.GetBytes(RateHeader + rows), fault);
}
