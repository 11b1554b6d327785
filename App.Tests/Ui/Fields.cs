using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BatchLedger.Tests.Ui;

/// <summary>Finds a field as its reader does: by its label.</summary>
public static class Fields
{
    public static IElement Field<T>(this IRenderedComponent<T> form, string label) where T : IComponent
    {
        var found = form.FindAll("label").Single(l => l.TextContent.Trim().TrimEnd('*').Trim() == label);
        return form.Find($"#{found.GetAttribute("for")}");
    }
}
