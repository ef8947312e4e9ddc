import QtQuick

// Words over the picture: alone in the middle before there is one, then small in a corner. Python says them.
Item {
    id: root

    property string words: ""
    property bool alone: false
    property color ink: "#808080"

    visible: words !== ""

    Text {
        anchors.centerIn: parent
        visible: root.alone
        text: root.words
        color: root.ink
        font.pixelSize: 15
    }
    Rectangle {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: 10
        visible: !root.alone
        width: small.implicitWidth + 16
        height: small.implicitHeight + 8
        radius: 4
        color: "#a0101010"

        Text {
            id: small
            anchors.centerIn: parent
            text: root.words
            color: "#e8e8e8"
            font.pixelSize: 12
        }
    }
}
