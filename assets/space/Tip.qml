import QtQuick

// What is to be read beside the pointer while something is under way.
Rectangle {
    id: tip
    objectName: "tip"

    property string text: ""
    property point place: Qt.point(0, 0)

    visible: text !== ""
    x: Math.min(Math.max(place.x + 18, 4), Math.max((parent ? parent.width : 0) - width - 4, 4))
    y: Math.min(Math.max(place.y + 20, 4), Math.max((parent ? parent.height : 0) - height - 4, 4))
    width: words.implicitWidth + 16
    height: words.implicitHeight + 9
    radius: 5
    color: "#e61c212a"
    border.color: "#40ffffff"

    Text {
        id: words
        anchors.centerIn: parent
        text: tip.text
        color: "#f2f4f7"
        font.pixelSize: 12
        font.weight: Font.Medium
    }
}
