using System.Text;
using System.Xml.Linq;
using LinkWorkerSurvey.Core.Secrets;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Encrypts the data protection keys of staff's sign-in cookies. They are stored in the database, encrypted with a key that is derived
/// from the survey secret.
/// </summary>
internal sealed class SecretXmlEncryptor(SecretKeys keys) : IXmlEncryptor
{
    private readonly SecretBox box = keys.Box(SecretXmlDecryptor.Purpose);

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(box.Seal(plain))), typeof(SecretXmlDecryptor));
    }
}
