using BatchLedger.Accounts;

namespace BatchLedger.Imports;

/// <summary>Rows to departments, or faults.</summary>
internal static class DepartmentChecks
{
    public static IReadOnlyList<Department> Check(ImportSheet sheet, ImportLookup lookup, FaultList faults)
    {
        var departments = new List<Department>(sheet.Rows.Count);
        var codes = new CodeList(lookup.Company.Code, "department");
        foreach (var department in lookup.Departments.Values) codes.Add(department.Code, department.Name);
        foreach (var row in sheet.Rows)
        {
            var fields = new Fields(row, faults);
            var (code, name, active) = (codes.Take(fields, Department.CodeLength), fields.Required("name", Department.NameLength), fields.YesNo("active"));
            if (code is null || name is null || active is null) continue;
            departments.Add(new Department { CompanyId = lookup.Company.Id, Code = code, Name = name, Active = active.Value });
        }
        return departments;
    }
}
