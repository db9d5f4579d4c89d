using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using System.Xml.Schema;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace OutlookProfile.Tests.Deploy;

/// <summary>The Group Policy template obeys the schema of such files, as its reference has it (group-policy.xsd).</summary>
[TestClass]
public sealed class PolicySchemaTests
{
    private static readonly XNamespace Policy = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";

    /// <summary>"The number and type of PolicyElements must match the policy presentation elements" (element-elements).</summary>
    private static readonly Dictionary<string, string> Controls = new() { ["text"] = "textBox", ["enum"] = "dropdownList" };

    private readonly XDocument definitions = Load("OutlookProfile.admx");
    private readonly XDocument resources = Load("en-US/OutlookProfile.adml");

    [TestMethod]
    public void Template_ObeysTheSchema()
    {
        Assert.AreEqual("", string.Join('\n', Findings(definitions)));
        Assert.AreEqual("", string.Join('\n', Findings(resources)));
    }

    [TestMethod]
    public void Elements_HaveAControlOfTheirKind_InTheirPolicysPresentation()
    {
        var presentations = resources.Descendants(Policy + "presentation").ToDictionary(presentation => $"$(presentation.{presentation.Attribute("id")!.Value})");
        foreach (var policy in definitions.Descendants(Policy + "policy").Where(policy => policy.Element(Policy + "elements") is not null))
        {
            CollectionAssert.AreEqual(
                policy.Element(Policy + "elements")!.Elements().Select(element => (Controls[element.Name.LocalName], element.Attribute("id")!.Value)).ToArray(),
                presentations[policy.Attribute("presentation")!.Value].Elements().Select(control => (control.Name.LocalName, control.Attribute("refId")!.Value)).ToArray());
        }
    }

    [TestMethod]
    public void References_LeadToWhatIsThere()
    {
        var categories = definitions.Descendants(Policy + "category").Select(category => category.Attribute("name")!.Value).ToHashSet();
        var products = definitions.Descendants(Policy + "definition").Select(product => product.Attribute("name")!.Value).ToHashSet();
        foreach (var policy in definitions.Descendants(Policy + "policy"))
        {
            Assert.Contains(policy.Element(Policy + "parentCategory")!.Attribute("ref")!.Value, categories);
            Assert.Contains(policy.Element(Policy + "supportedOn")!.Attribute("ref")!.Value, products);
        }
    }

    /// <summary>Each rule of the schema speaks: a template that breaks it is refused.</summary>
    [TestMethod]
    [DataRow("policy", "class", "Computer")]
    [DataRow("policy", "class", null)]
    [DataRow("policy", "displayName", "Profile name")]
    [DataRow("policy", "key", @"\Software\Policies\OutlookProfile")]
    [DataRow("policy", "presentation", "$(string.PROFILENAME)")]
    [DataRow("policy", "supportedOn", "x")]
    [DataRow("text", "id", null)]
    [DataRow("text", "required", "yes")]
    [DataRow("category", "name", "Outlook Profile")]
    [DataRow("target", "namespace", "OutlookProfile")]
    [DataRow("policyDefinitions", "revision", "1")]
    public void Schema_Speaks_WhenAnAttributeIsWrong(string element, string attribute, string? value)
    {
        definitions.Descendants(Policy + element).First().SetAttributeValue(attribute, value);
        Assert.HasCount(1, Findings(definitions));
    }

    [TestMethod]
    public void Schema_Speaks_WhenTheOrderIsAnother()
    {
        var supported = definitions.Descendants(Policy + "policy").First().Element(Policy + "supportedOn")!;
        supported.Remove();
        definitions.Descendants(Policy + "policy").First().Add(supported);
        Assert.IsNotEmpty(Findings(definitions));
    }

    private static XDocument Load(string name) => XDocument.Load(Path.Combine(TestData.Repository, "installer", "deploy", "group-policy", name));

    private static List<string> Findings(XDocument document)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(TestData.Repository, "tests", "OutlookProfile.Tests", "Deploy", "group-policy.xsd"));
        var findings = new List<string>();
        document.Validate(schemas, (_, finding) => findings.Add(finding.Message));
        return findings;
    }
}
