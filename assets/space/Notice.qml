import QtQuick

// Small words in a corner of the picture. Python says them.
Item {
    id: root

    property string words: ""

    visible: words !== ""

    Rectangle {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: 10
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
