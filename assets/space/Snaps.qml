import QtQuick

// Why something under the hand is drawn to where it is: what it is in line with in dashes, gaps with their length,
// and the name of what drew it. Shares of the window, from its upper left corner.
Item {
    id: snaps
    objectName: "snaps"
    anchors.fill: parent

    property var lines: []
    property point mark: Qt.point(-1, -1)
    property string reason: ""
    property color ink: "#ff5ca8"
    property color words: "#15181d"

    component Pill: Rectangle {
        property alias text: said.text
        width: said.implicitWidth + 12
        height: said.implicitHeight + 5
        radius: height / 2
        color: snaps.ink
        Text {
            id: said
            anchors.centerIn: parent
            color: snaps.words
            font.pixelSize: 12
            font.weight: Font.Medium
        }
    }

    Repeater {
        model: snaps.lines
        Item {
            id: line
            required property var modelData
            readonly property real dx: (modelData[2] - modelData[0]) * snaps.width
            readonly property real dy: (modelData[3] - modelData[1]) * snaps.height
            x: modelData[0] * snaps.width
            y: modelData[1] * snaps.height
            Rectangle {
                width: Math.hypot(line.dx, line.dy)
                height: 3.5
                y: -1.75
                rotation: Math.atan2(line.dy, line.dx) * 180 / Math.PI
                transformOrigin: Item.Left
                antialiasing: true
                color: "#50000000"
                Row {
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: line.modelData[5] ? 0 : 4
                    clip: true
                    width: parent.width
                    Repeater {
                        model: line.modelData[5] ? 1 : Math.min(Math.ceil(parent.width / 10), 400)
                        Rectangle {
                            width: line.modelData[5] ? parent.width : 6
                            height: 1.6
                            antialiasing: true
                            color: snaps.ink
                        }
                    }
                }
            }
            Pill {
                visible: text !== ""
                text: line.modelData[4]
                x: line.dx / 2 - width / 2
                y: line.dy / 2 - height / 2
            }
        }
    }
    Rectangle {
        visible: snaps.reason !== ""
        x: snaps.mark.x * snaps.width - width / 2
        y: snaps.mark.y * snaps.height - height / 2
        width: 11
        height: 11
        radius: 2
        color: "transparent"
        border.color: snaps.ink
        border.width: 2
        Pill {
            text: snaps.reason
            x: 14
            y: -height - 2
        }
    }
}
