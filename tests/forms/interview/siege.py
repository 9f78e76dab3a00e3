"""A small form from elsewhere: facts, an account, a name, a picture, a repeat, an identifier and an audit log."""

BARE = (
    b'<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
    b' xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"'
    b' xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Siege</h:title><model>'
    b'<instance><data id="siege" version="2026"><kind/><told/><name/><photo/>'
    b'<person jr:template=""><pname/><age/></person>'
    b"<orx:meta><orx:instanceID/><orx:audit/></orx:meta></data></instance>"
    b'<bind nodeset="/data/kind" type="string"/><bind nodeset="/data/told" type="string"/>'
    b'<bind nodeset="/data/photo" type="binary"/><bind nodeset="/data/person/age" type="int"/>'
    b'<bind nodeset="/data/orx:meta/orx:instanceID" type="string" jr:preload="uid"/>'
    b'<bind nodeset="/data/orx:meta/orx:audit" type="binary" odk:track-changes="true"/>'
    b"</model></h:head><h:body>"
    b'<select1 ref="/data/kind"><label>k</label><item><label>s</label><value>shelling</value></item></select1>'
    b'<input ref="/data/told"><label>t</label></input><input ref="/data/name"><label>n</label></input>'
    b'<upload ref="/data/photo" mediatype="image/*"><label>p</label></upload>'
    b'<group ref="/data/person"><label>r</label><repeat nodeset="/data/person">'
    b'<input ref="/data/person/pname"><label>n</label></input>'
    b'<input ref="/data/person/age"><label>a</label></input></repeat></group>'
    b"</h:body></h:html>"
)
MARKS = {
    "/first_account/data/kind": "facts",
    "/first_account/data/told": "body",
    "/first_account/data/photo": "body",
    "/first_account/data/person/age": "facts",
}
OURS = "/first_account/data"
