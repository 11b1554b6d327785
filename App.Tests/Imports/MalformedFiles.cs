using System.Text;
using BatchLedger.Imports;

namespace BatchLedger.Tests.Imports;

/// <summary>Files that cannot be imported into the association of the tests, each with the beginning of the fault that must be named.</summary>
internal static class MalformedFiles
{
    private const string Header = "journal,date,description,line,account,debit,credit,reference\n";
    private const string Debit = "J-1,2026-03-05,Rent,1,6800,10.00,,\n";
    private const string Credit = "J-1,2026-03-05,Rent,2,1010,,10.00,\n";
    private const string Good = Header + Debit + Credit;

    public static readonly Dictionary<string, (ImportKind Kind, byte[] Content, string Fault)> All = new()
    {
        ["empty"] = Journals("", "File: The file is empty."),
        ["blank lines only"] = Journals("\n\n\n", "File: The file is empty."),
        ["header only"] = Journals(Header, "File: The file has a header but no rows."),
        ["UTF-16"] = (ImportKind.Journals, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Good)], "File: The file is written in UTF-16"),
        ["UTF-16 big end first"] = (ImportKind.Journals, [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Good)], "File: The file is written in UTF-16"),
        ["UTF-16 without mark"] = (ImportKind.Journals, Encoding.Unicode.GetBytes(Good), "Row 1: The row holds a NUL byte."),
        ["Latin-1"] = (ImportKind.Journals, Encoding.Latin1.GetBytes(Header + Debit + Credit.Replace("Rent", "Café")), "Row 3: The row is not UTF-8 (byte 19 of the row)."),
        ["NUL"] = Journals(Header + Debit + Credit.Replace("Rent", "Re\0nt"), "Row 3: The row holds a NUL byte."),
        ["gzip"] = (ImportKind.Journals, [0x1F, 0x8B, 8, 0, 0, 0], "File: The file is compressed."),
        ["random bytes"] = (ImportKind.Journals, Noise(100_000), "Row 1: The row"),
        ["a quote left open"] = Journals(Header + Debit.Replace("Rent", "\"Rent") + Credit, "Row 2: A quote is opened and not closed"),
        ["a quote left open at the end"] = Journals(Header + Debit + "J-1,2026-03-05,Rent,2,1010,,10.00,\"", "Row 3: A quote is opened and not closed"),
        ["text after a quote"] = Journals(Header + Debit.Replace("Rent", "\"Rent\"x") + Credit, "Row 2: A quote stands where none can."),
        ["a line break in quotes"] = Journals(Header + Debit.Replace("Rent", "\"Re\nnt\"") + Credit, "Row 2: A quote is opened and not closed"),
        ["old Mac line ends"] = Journals(Good.Replace('\n', '\r'), "Row 1: A carriage return stands in the middle"),
        ["a million columns"] = Journals(string.Join(',', Enumerable.Repeat("x", 1_000_000)) + "\n", "Row 1: The row is 1999999 bytes long; 65536 is the most."),
        ["thirty thousand columns"] = Journals(new string(',', 30_000) + "\n", "Row 1: The header has 30001 columns;"),
        ["a row of thirty thousand columns"] = Journals(Good + new string(',', 30_000) + "\n", "Row 4: The row has 30001 columns, the header 8."),
        ["a line of 10 MB"] = Journals(Header + Debit.Replace("Rent", new string('x', 10_000_000)) + Credit, "Row 2: The row is 10000030 bytes long; 65536 is the most."),
        ["a million rows"] = Journals(Header + string.Concat(Enumerable.Repeat("a\n", 1_000_000)), "Row 250002: The file has more than 250000 rows. Split it."),
        ["over 50 MB"] = (ImportKind.Journals, Spaces(50 * 1024 * 1024 + 1), "File: The file is larger than 50 MB. Split it."),
        ["a short row"] = Journals(Good + "J-2,2026-03-05\n", "Row 4: The row has 2 columns, the header 8."),
        ["semicolons"] = Journals(Good.Replace(',', ';'), "Row 1: Column 'journal;date;description;line;account;de…' is not known;"),
        ["an unknown column"] = Journals(Good.Replace("reference", "foo"), "Row 1: Column 'foo' is not known; known are journal, date, description, account, debit, credit, line, reference, branch, department, currency."),
        ["a missing column"] = Journals(Good.Replace("debit", "line"), "Row 1, debit: Column 'debit' is missing."),
        ["a column twice"] = Journals(Good.Replace("reference", "Date"), "Row 1, Date: Column 'Date' stands in the header twice."),
        ["a column without a name"] = Journals(Good.Replace(",reference", ","), "Row 1: Column 8 has no name in the header."),
        ["1e309"] = Debits("1e309", "Row 2, debit: is not an amount. Write it as 1200.00. Found \"1e309\"."),
        ["NaN"] = Debits("NaN", "Row 2, debit: is not an amount."),
        ["Infinity"] = Debits("∞", "Row 2, debit: is not an amount."),
        ["hexadecimal"] = Debits("0x10", "Row 2, debit: is not an amount."),
        ["a currency sign"] = Debits("$10.00", "Row 2, debit: is not an amount."),
        ["Arabic digits"] = Debits("١٠", "Row 2, debit: is not an amount."),
        ["a formula"] = Debits("=5+5", "Row 2, debit: is not an amount."),
        ["thousands separators"] = Debits("\"1,200.00\"", "Row 2, debit: has a comma."),
        ["a decimal comma"] = Debits("\"10,00\"", "Row 2, debit: has a comma."),
        ["too many decimals"] = Debits("10.001", "Row 2, debit: has 3 decimals; USD has 2."),
        ["a negative amount"] = Debits("-10.00", "Row 2, debit: is negative."),
        ["an amount over the limit"] = Debits("99999999999999.99", "Row 2, debit: is more than 10000000000000.00"),
        ["fifty digits"] = Debits(new string('9', 50), "Row 2, debit: is more than 10000000000000.00"),
        ["neither side"] = Debits("", "Row 2, debit: Neither debit nor credit has an amount."),
        ["both sides"] = Journals(Good.Replace("10.00,,", "10.00,10.00,"), "Row 2, credit: Debit and credit both have an amount."),
        ["unbalanced"] = Debits("11.00", "Row 2, journal: Journal J-1 does not balance: debits 11.00, credits 10.00, difference 1.00."),
        ["one line"] = Journals(Header + Debit, "Row 2, journal: Journal J-1 has one line with an amount;"),
        ["a 0.00 line and one other"] = Journals(Header + Debit.Replace("10.00", "0.00") + Credit, "Row 2, journal: Journal J-1 has one line with an amount;"),
        ["only 0.00 lines"] = Journals(Good.Replace("10.00", "0.00"), "File: The file has no journal with an amount."),
        ["an unknown account"] = Journals(Good.Replace("6800", "9999"), "Row 2, account: Company ARG has no such account. Found \"9999\"."),
        ["an inactive account"] = Journals(Good.Replace("6800", "6900"), "Row 2, account: Account 6900 Rounding is inactive."),
        ["an unknown branch"] = Journals("branch," + Good.Replace("J-1", "X,J-1"), "Row 2, branch: Company ARG has no such branch."),
        ["an unknown department"] = Journals("department," + Good.Replace("J-1", "X,J-1"), "Row 2, department: Company ARG has no such department."),
        ["an unknown currency"] = Journals("currency," + Good.Replace("J-1", "XYZ,J-1"), "Row 2, currency: is no currency code."),
        ["the year 0000"] = Dates("0000-03-05", "Row 2, date: is not a date. Write it as 2026-03-31."),
        ["the year 9999"] = Dates("9999-12-31", "Row 2, date: lies in no fiscal period of company ARG."),
        ["30 February"] = Dates("2026-02-30", "Row 2, date: is not a date."),
        ["an American date"] = Dates("03/05/2026", "Row 2, date: is not a date."),
        ["a closed period"] = Dates("2026-01-05", "Row 2, date: Fiscal period Jan 2026 is closed."),
        ["two dates under one number"] = Journals(Header + Debit + Credit.Replace("03-05", "03-06"), "Row 3, date: Journal J-1 has the date 2026-03-06 here and 2026-03-05 in row 2."),
        ["a journal number twice"] = Journals(Good + Debit + Credit, "Row 4, line: Journal J-1 has line 1 in row 2 already. Is the number used twice?"),
        ["a number of our own series"] = Journals(Good.Replace("J-1", "T-000001"), "Row 2, journal: Numbers such as T-000123 are given by BatchLedger."),
        ["no number"] = Journals(Good.Replace("J-1", ""), "Row 2, journal: is empty."),
        ["a number too long"] = Journals(Good.Replace("J-1", new string('J', 31)), "Row 2, journal: has 31 characters; 30 is the most."),
        ["a description too long"] = Journals(Good.Replace("Rent", new string('x', 201)), "Row 2, description: has 201 characters; 200 is the most."),
        ["a unit separator"] = Journals(Good.Replace("Rent", "Re\u001Fnt"), "Row 2, description: holds a control character. Found \"Re\\u001fnt\"."),
        ["a reading direction turned around"] = Journals(Good.Replace("Rent", "Re\u202Ent"), "Row 2, description: holds a control character."),
        ["a line number of no number"] = Journals(Good.Replace("Rent,1", "Rent,one"), "Row 2, line: is not a whole number"),
        ["accounts of no type"] = Accounts("9000,Thing,Wrong", "Row 2, type: is no account type; types are Asset, Liability, Equity, Revenue, Expense, Statistical. Found \"Wrong\"."),
        ["accounts of a number as type"] = Accounts("9000,Thing,0", "Row 2, type: is no account type;"),
        ["an account twice"] = Accounts("9000,Thing,Asset\n9000,Other,Asset", "Row 3, code: is in row 2 already."),
        ["an account that is there"] = Accounts("1010,Bank,Asset", "Row 2, code: Company ARG has this account already (Operating bank)."),
        ["an account with half an external name"] = (ImportKind.Accounts, Encoding.UTF8.GetBytes("code,name,type,external_name\n9000,Thing,Asset,Income:"),
            "Row 2, external_name: has an empty part. Write it as Parent:Child. Found \"Income:\"."),
        ["an account without a name"] = Accounts("9000,,Asset", "Row 2, name: is empty."),
    };

    private static (ImportKind, byte[], string) Journals(string text, string fault) => (ImportKind.Journals, Encoding.UTF8.GetBytes(text), fault);

    private static (ImportKind, byte[], string) Accounts(string rows, string fault) => (ImportKind.Accounts, Encoding.UTF8.GetBytes("code,name,type\n" + rows), fault);

    private static (ImportKind, byte[], string) Debits(string amount, string fault) => Journals(Header + Debit.Replace("10.00", amount) + Credit, fault);

    private static (ImportKind, byte[], string) Dates(string date, string fault) => Journals(Good.Replace("2026-03-05", date), fault);

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(42).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Spaces(int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)' ');
        return bytes;
    }
}
